import { checkTable, type TableReference, type TableResource } from "../../src/index.ts";
import { keyOf, type Action } from "../../src/evolve/action.ts";
import { RefusedAction, simulate } from "../../src/evolve/simulate.ts";
import { readStatement, type Asked } from "./statement.ts";

/** What the API answers instead of what was asked for. */
export class Refusal extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}

/** A table as it is kept: its resource, a number that changes with it, and its rows. Of tables of a plan the rows are only counted: nothing here evaluates an expression. */
export interface Kept { resource: TableResource; version: number; rows: number; readonly data: readonly (readonly string[])[]; /** Words of the resource that nobody knows. */ more: Readonly<Record<string, unknown>> }

export interface Job { readonly id: string; readonly query: string; looks: number; readonly affected: number; readonly error?: { readonly reason: string; readonly message: string } }

/** How a job ends that somebody stopped. */
const stopped = { reason: "stopped", message: "Job execution was cancelled: User requested cancellation" } as const;

type Parameters = ReadonlyMap<string, string>;

/** What a project of BigQuery holds, and what its documented rules let one do with it. */
export class Project {
  readonly id: string;
  readonly location: string;
  readonly datasets = new Set<string>();
  readonly tables = new Map<string, Kept>();
  readonly jobs = new Map<string, Job>();
  /** Whether statements never end until somebody stops them. */
  waits = false;
  #versions = 0;

  constructor(id: string, location: string) {
    this.id = id;
    this.location = location;
  }

  table(at: TableReference): Kept {
    const kept = this.tables.get(keyOf(at));
    if (kept === undefined) throw new Refusal(404, "notFound", `Not found: Table ${keyOf(at)}`);
    return kept;
  }

  tag(kept: Kept): string {
    return `"${kept.version}"`;
  }

  makeDataset(id: string): void {
    if (this.datasets.has(id)) throw new Refusal(409, "duplicate", `Already Exists: Dataset ${this.id}:${id}`);
    if (!/^\w{1,1024}$/u.test(id)) throw new Refusal(400, "invalid", `Invalid dataset ID "${id}"`);
    this.datasets.add(id);
  }

  makeTable(table: TableResource): Kept {
    const { datasetId } = table.tableReference;
    if (!this.datasets.has(datasetId)) throw new Refusal(404, "notFound", `Not found: Dataset ${this.id}:${datasetId}`);
    if (this.tables.has(keyOf(table.tableReference))) throw new Refusal(409, "duplicate", `Already Exists: Table ${keyOf(table.tableReference)}`);
    const [refusal] = checkTable(table);
    if (refusal !== undefined) throw new Refusal(400, "invalid", `${refusal.at}: ${refusal.message} (${refusal.source})`);
    return this.#put({ resource: table, version: 0, rows: 0, data: [], more: {} });
  }

  /** RFC 5789: what is given takes the place of what was there, null takes it away. A schema only grows. */
  patch(at: TableReference, body: Readonly<Record<string, unknown>>, ifMatch: string | undefined): Kept {
    const kept = this.table(at);
    if (ifMatch !== undefined && ifMatch !== this.tag(kept)) throw new Refusal(412, "conditionNotMet", "Precondition check failed.");
    const { schema, labels, ...rest } = body as { readonly schema?: TableResource["schema"]; readonly labels?: Readonly<Record<string, string | null>> };
    if (schema !== undefined) this.#act({ do: "patch schema", at, fields: schema.fields });
    const given = Object.entries(rest);
    const labelled = labels === undefined ? {} : { labels: Object.fromEntries(Object.entries({ ...kept.resource.labels, ...labels }).filter(([, value]) => value !== null)) };
    const resource = { ...Object.fromEntries(Object.entries({ ...this.table(at).resource, ...labelled }).filter(([word]) => !given.some(([other, value]) => word === other && value === null))), ...Object.fromEntries(given.filter(([, value]) => value !== null)) } as unknown as TableResource;
    const [refusal] = checkTable(resource);
    if (refusal !== undefined) throw new Refusal(400, "invalid", `${refusal.at}: ${refusal.message} (${refusal.source})`);
    return this.#put({ ...kept, resource });
  }

  /** Runs a statement to its end, whatever becomes of who sent it; how often it has to be asked for before it says so is another matter. */
  run(id: string, query: string, parameters: Parameters): Job {
    if (this.jobs.has(id)) throw new Refusal(409, "duplicate", `Already Exists: Job ${this.id}:${this.location}.${id}`);
    const job: Job = { id, query, looks: 0, affected: 0, ...(this.waits && parameters.size === 0 ? { error: stopped } : this.#ended(query, parameters)) };
    this.jobs.set(id, job);
    return job;
  }

  #ended(query: string, parameters: Parameters): Pick<Job, "affected" | "error"> {
    const before = new Map(this.tables);
    try {
      return { affected: readStatement(query, this.id).reduce((sum, asked) => sum + this.#do(asked, parameters), 0) };
    } catch (error) {
      // A job does all of its statement, or nothing.
      this.tables.clear();
      for (const [key, kept] of before) this.tables.set(key, kept);
      const message = (error as Error).message;
      const missing = error instanceof Refusal && error.status === 404;
      return { affected: 0, error: { reason: missing ? "notFound" : "invalidQuery", message: error instanceof RefusedAction || error instanceof Refusal ? message : `Syntax error: ${message}` } };
    }
  }

  #do(asked: Asked, parameters: Parameters): number {
    switch (asked.ask) {
      case "make dataset":
        if (!asked.ifExists || !this.datasets.has(asked.id)) this.makeDataset(asked.id);
        return 0;
      case "drop dataset":
        if ([...this.tables.values()].some(({ resource }) => resource.tableReference.datasetId === asked.id)) throw new Refusal(400, "resourceInUse", `Dataset ${this.id}:${asked.id} is still in use`);
        if (!this.datasets.delete(asked.id) && !asked.ifExists) throw new Refusal(404, "notFound", `Not found: Dataset ${this.id}:${asked.id}`);
        return 0;
      case "add row": {
        const kept = this.table(asked.to);
        const cell = (value: string): string => (value === "CURRENT_TIMESTAMP()" ? String(Date.now() / 1000) : parameters.get(value.slice(1)) ?? "");
        const wanted = kept.resource.schema.fields.map(({ name }) => asked.columns.indexOf(name));
        if (wanted.includes(-1) || asked.columns.length !== asked.values.length) throw new Refusal(400, "invalidQuery", "Inserted row has wrong column count");
        this.#put({ ...kept, rows: kept.rows + 1, data: [...kept.data, wanted.map((index) => cell(asked.values[index] as string))] });
        return 1;
      }
      case "action": return asked.ifExists && this.#isThere(asked.action) ? 0 : this.#act(asked.action);
    }
  }

  /** Whether a thing that is made IF NOT EXISTS is there, or one that goes IF EXISTS is not. */
  #isThere(action: Action): boolean {
    if (action.do === "create table") return this.tables.has(keyOf(action.table.tableReference));
    if (!("at" in action)) return false;
    if (action.do === "drop table") return !this.tables.has(keyOf(action.at));
    const { resource: { schema, tableConstraints } } = this.table(action.at);
    const has = (name: string): boolean => schema.fields.some((field) => field.name.toLowerCase() === name.toLowerCase());
    const keyed = (name: string | undefined): boolean => tableConstraints?.foreignKeys?.some((key) => key.name === name) === true;
    switch (action.do) {
      case "add column": return has(action.column.name);
      case "drop column": case "rename column": return !has(action.column);
      case "drop primary key": return tableConstraints?.primaryKey === undefined;
      case "drop foreign key": return !keyed(action.name);
      case "add foreign key": return keyed(action.key.name);
      default: return false;
    }
  }

  /** What the documentation says of an action; rows as far as they are counted. */
  #act(action: Action): number {
    if (action.do === "create table") {
      this.makeTable(action.table);
      return 0;
    }
    if ("at" in action && !this.tables.has(keyOf(action.at))) throw new Refusal(404, "notFound", `Not found: Table ${keyOf(action.at)}`);
    const before = new Map([...this.tables].map(([key, { resource }]) => [key, resource]));
    const after = simulate(before, action);
    for (const [key, resource] of after) {
      const moved = action.do === "rename table" && keyOf({ ...action.at, tableId: action.to }) === key ? this.table(action.at) : this.tables.get(key);
      if (before.get(key) !== resource) this.#put({ ...(moved ?? { version: 0, rows: 0, data: [], more: {} }), resource });
    }
    for (const key of before.keys()) if (!after.has(key)) this.tables.delete(key);
    if (action.do === "fill column") return this.table(action.at).rows;
    if (action.do !== "copy rows") return 0;
    const [from, to] = [this.table(action.from), this.table(action.to)];
    const touched = action.update ? from.rows : Math.max(0, from.rows - to.rows);
    this.#put({ ...to, rows: Math.max(from.rows, to.rows) });
    return touched;
  }

  #put(kept: Kept): Kept {
    this.#versions += 1;
    const put = { ...kept, version: this.#versions };
    this.tables.set(keyOf(put.resource.tableReference), put);
    return put;
  }
}
