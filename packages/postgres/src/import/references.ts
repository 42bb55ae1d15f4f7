import type { Json } from "@concord/core";
import { derived } from "../names.ts";
import { contractName, Names } from "./names.ts";
import { isCitext, type Table, type TableField } from "./fields.ts";
import { thing } from "./levels.ts";
import { levelOf, tableKey, type Plan } from "./plan.ts";
import type { SourceConstraint } from "./source.ts";

type Words = Readonly<Record<string, Json>>;

/** What a table's foreign keys are in its contract. */
export interface References {
  /** By column: the words of a field with `ref`. */
  readonly single: ReadonlyMap<string, Words>;
  /** References of several fields, by name. */
  readonly several: Readonly<Record<string, Words>>;
  /** What they are called in the database, where it is not what Concord would call them. */
  readonly names: Readonly<Record<string, string>>;
  /** The foreign keys that a reference says, and those of them whose statement the reference makes. */
  readonly said: ReadonlySet<SourceConstraint>;
  readonly made: ReadonlySet<SourceConstraint>;
}

const actions: Readonly<Record<string, string | undefined>> = { a: "restrict", r: "restrict", c: "cascade", n: "clear" };

/** Foreign keys that lead to the key of a table that has a contract, and mean what a reference means. The others stay SQL. */
export function referencesOf(plan: Plan, table: Table): References {
  const [single, names, said, made] = [new Map<string, Words>(), new Map<string, string>(), new Set<SourceConstraint>(), new Set<SourceConstraint>()];
  const several: Record<string, Words> = {};
  const given = new Names([...table.fields.values()].map(({ name }) => name));
  const { source } = table;
  for (const constraint of source.constraints.filter(({ kind }) => kind === "foreign")) {
    const level = levelOf(plan, thing("constraint", source.schema, source.name, constraint.name));
    const target = plan.tables.get(tableKey(constraint.other?.schema ?? "", constraint.other?.table ?? ""));
    const by = target === undefined || level === "left" || level === "column" ? undefined : inKeyOrder(table, target, constraint);
    if (target === undefined || by === undefined) continue;
    const words = { ...does("onDelete", constraint.other?.onDelete), ...does("onUpdate", constraint.other?.onUpdate) };
    const to = target.namespace === table.namespace ? target.name : `${target.namespace}.${target.name}`;
    const [first] = by;
    let name: string;
    if (by.length === 1 && first !== undefined) {
      if (single.has(first.column.name) || !isOutside(plan, table, first, target)) continue;
      name = first.name;
      single.set(first.column.name, { ref: to, ...words });
    } else {
      name = given.give(contractName(constraint.name, "reference"));
      several[name] = { to, by: by.map((field) => field.name), ...words };
    }
    if (constraint.name !== derived(source.name, name, "fkey")) names.set(name, constraint.name);
    said.add(constraint);
    if (level === "words" && isPlain(constraint) && by.every(({ column }, at) => column.name === constraint.columns[at])) made.add(constraint);
  }
  return { single, several, names: Object.fromEntries(names), said, made };
}

/** The fields in the order of the other table's key, if the foreign key leads to all of that, from columns of the same types. */
function inKeyOrder(table: Table, target: Table, { other, columns, deferred }: SourceConstraint): readonly TableField[] | undefined {
  if (other === null || deferred || target.key.by === undefined || target.key.columns.length !== columns.length || other.isFull && columns.length > 1) return undefined;
  const fields: TableField[] = [];
  for (const key of target.key.columns) {
    const field = table.fields.get(columns[other.columns.indexOf(key)] ?? "");
    const leads = target.fields.get(key);
    if (field === undefined || leads === undefined || isCitext(table.fields, field.column.name) || field.column.type !== leads.column.type || JSON.stringify(typeWords(field)) !== JSON.stringify(typeWords(leads))) return undefined;
    fields.push(field);
  }
  const [onDelete, onUpdate] = [actions[other.onDelete], actions[other.onUpdate]];
  if (onDelete === undefined || onUpdate === undefined || onUpdate === "clear" || new Set(fields).size < fields.length) return undefined;
  const clearable = other.hasColumns ? fields.some(({ column }) => !column.notNull) : fields.every(({ column }) => !column.notNull);
  return onDelete === "clear" && !clearable ? undefined : fields;
}

/** What both ends must say alike: the type, but for what a check of one of the tables adds to it. */
function typeWords({ held, checks }: TableField): Words {
  return Object.fromEntries(Object.entries(held.words).filter(([word]) => !Object.hasOwn(checks, word)));
}

/** Whether the type of a field may come from the other table's key: not if that key leads back to this field. */
function isOutside(plan: Plan, table: Table, field: TableField, target: Table): boolean {
  if (!table.key.columns.includes(field.column.name) || table.key.columns.length > 1) return !(target === table && table.key.columns.includes(field.column.name));
  const passed = new Set([table]);
  for (let at: Table | undefined = target; at !== undefined; at = onlyLead(plan, at)) {
    if (passed.has(at)) return false;
    passed.add(at);
  }
  return true;
}

/** The table to whose key a table's single key column leads. */
function onlyLead(plan: Plan, table: Table): Table | undefined {
  const [column, ...more] = table.key.columns;
  if (column === undefined || more.length > 0) return undefined;
  const leads = table.source.constraints.find(({ kind, columns }) => kind === "foreign" && columns.length === 1 && columns[0] === column)?.other;
  return leads === undefined || leads === null ? undefined : plan.tables.get(tableKey(leads.schema, leads.table));
}

function does(word: "onDelete" | "onUpdate", action: string | undefined): Words {
  const said = actions[action ?? "a"] ?? "restrict";
  return said === "restrict" ? {} : { [word]: said };
}

/** Whether the statement that a reference makes is the foreign key's own. */
function isPlain({ definition, deferrable, validated, comment, other }: SourceConstraint): boolean {
  return !deferrable && validated && comment === null && other !== null && !other.isFull && other.onDelete !== "r" && other.onUpdate !== "r" && !/ NOT ENFORCED\b/u.test(definition);
}
