import type { Claim, Constraint, ConstraintKind, Entity, Place } from "@concord/core";
import { byPath, type Column } from "./emit/columns.ts";
import type { Declared } from "./emit/keys.ts";
import { marks } from "./emit/json.ts";
import type { Table } from "./emit/table.ts";

/**
 * What the table does with a constraint. `enforced` is what BigQuery's documentation says the column refuses; no engine executes BigQuery here,
 * so the prover counts it as checked by the room's checker, not as proven.
 */
type Said =
  | { readonly verdict: "enforced"; readonly by: Place }
  | { readonly verdict: "normalised"; readonly change: string; readonly by: Place }
  | { readonly verdict: "documented"; readonly where: string }
  | { readonly verdict: "lost"; readonly why: string; readonly instead: string };

interface Claiming {
  readonly entity: Entity;
  readonly table: Table;
  readonly file: string;
  readonly places: ReadonlyMap<string, Place>;
  readonly columns: ReadonlyMap<string, Column>;
}

const loader = "whatever loads the table: it runs the generated validator first";
const notHere = (why: string): Said => ({ verdict: "lost", why, instead: loader });
const elsewhere = (why: string) => (_: Constraint, claiming: Claiming): Said =>
  ({ verdict: "lost", why, instead: claiming.entity.primary === "bigquery" ? "nobody" : `${claiming.entity.primary}, where records are made` });
const noChecks = (): Said => notHere("BigQuery has no checks on values");

const perKind: Record<ConstraintKind, (constraint: Constraint, claiming: Claiming) => Said> = {
  type: typed,
  required,
  closed: () => notHere("whether unknown keys are refused is an option of each load, not of the table"),
  format: noChecks,
  pattern: noChecks,
  normalize: noChecks,
  minLength: noChecks,
  maxLength: (constraint, claiming) => placed(constraint, claiming, marks.length) ?? noChecks(),
  minimum: noChecks,
  maximum: noChecks,
  exclusiveMinimum: noChecks,
  exclusiveMaximum: noChecks,
  precision,
  values: noChecks,
  minItems: noChecks,
  maxItems: noChecks,
  uniqueItems: noChecks,
  members: (constraint, claiming) => placed(constraint, claiming, marks.mode) ?? notHere("BigQuery does not look inside JSON"),
  keys: noChecks,
  require: noChecks,
  part: noChecks,
  key: (constraint, claiming) => declared(claiming.table.key, constraint, claiming, "PRIMARY KEY"),
  unique: elsewhere("BigQuery has no uniqueness"),
  reference: (constraint, claiming) => {
    const reference = claiming.entity.references.find((each) => each.name === constraint.name);
    const key = reference === undefined ? undefined : claiming.table.references.get(reference);
    if (key === undefined) throw new Error(`no reference ${constraint.id}`);
    return declared(key, constraint, claiming, "FOREIGN KEY");
  },
  check: noChecks,
  computed: noChecks,
  default: elsewhere("the table has no defaults, since rows are copied from records that have theirs"),
  auto: elsewhere("rows are copied from records that have the value"),
  immutable: elsewhere("BigQuery does not compare a row with what it was"),
  initial: elsewhere("BigQuery does not tell a new row from one that is copied again"),
  transition: elsewhere("BigQuery does not compare a row with what it was"),
  setBy: elsewhere("BigQuery grants by table and knows no clients"),
  secret: elsewhere("the column stands in the table, since the contract's stores say so"),
  expires: elsewhere("BigQuery deletes partitions by their age, and no rows"),
  keep: (_, { table, file }) => (table.resource.timePartitioning?.expirationMs === undefined
    ? { verdict: "lost", why: "the table is not partitioned by the moment of creation, and BigQuery deletes partitions only", instead: "nobody" }
    : { verdict: "documented", where: `${file}, timePartitioning.expirationMs: the service deletes partitions of that age` }),
  appendOnly: (_, { file }) => ({ verdict: "documented", where: `${file}, the table's description` }),
  history: (_, { entity }) => ({ verdict: "lost", why: "BigQuery has no triggers", instead: entity.stores.includes("postgres") ? "postgres" : "nobody" }),
  staging: (_, { entity }) => ({ verdict: "lost", why: "tables are loaded with records that are", instead: entity.stores.includes("postgres") ? "postgres" : "nobody" }),
  access: elsewhere("BigQuery grants by dataset and table, outside of contracts"),
};

/** One claim for each constraint, in their order. */
export function claimsOf(entity: Entity, table: Table, constraints: readonly Constraint[], file: string, places: ReadonlyMap<string, Place>): readonly Claim[] {
  const claiming: Claiming = { entity, table, file, places, columns: byPath(table.columns) };
  return constraints.map((constraint) => ({ constraint: constraint.id, target: "bigquery", ...perKind[constraint.kind](constraint, claiming) }));
}

/** The column that holds the value at the path; none inside JSON. A list's members are in the list's column. */
function columnAt(constraint: Constraint, claiming: Claiming): Column | undefined {
  return claiming.columns.get(constraint.path.filter((step) => step !== "[]").join("."));
}

function placed(constraint: Constraint, claiming: Claiming, mark: (path: string) => string): Said | undefined {
  const column = columnAt(constraint, claiming);
  const by = column === undefined ? undefined : claiming.places.get(mark(column.path));
  return by === undefined ? undefined : { verdict: "enforced", by };
}

function typed(constraint: Constraint, claiming: Claiming): Said {
  const column = columnAt(constraint, claiming);
  if (column === undefined) return notHere("BigQuery does not look inside JSON");
  const isList = column.resource.mode === "REPEATED" && constraint.path.at(-1) !== "[]";
  if (isList) return listed(column, placed(constraint, claiming, marks.mode)) ?? noChecks();
  if (column.carrier.wider !== undefined) return notHere(column.carrier.wider);
  return placed(constraint, claiming, marks.type) ?? noChecks();
}

/** A missing list is stored as an empty one, so the report says of an optional list that the two are one. */
function listed(column: Column, said: Said | undefined): Said | undefined {
  if (said?.verdict !== "enforced" || !column.optional) return said;
  return { ...said, by: { ...said.by, name: `${said.by.name ?? column.path}: a missing list and an empty one are the same` } };
}

function required(constraint: Constraint, claiming: Claiming): Said {
  const column = columnAt(constraint, claiming);
  if (column === undefined) return notHere("BigQuery does not look inside JSON");
  if (column.resource.mode === "REQUIRED") return placed(constraint, claiming, marks.mode) ?? noChecks();
  if (column.resource.mode === "REPEATED") return notHere("an absent list is stored as an empty one");
  return notHere("the column is NULLABLE, so that a later required field is no change of the table");
}

/** Decimals are rounded to their scale; clock times have up to six digits, whatever the contract says. */
function precision(constraint: Constraint, claiming: Claiming): Said {
  const column = columnAt(constraint, claiming);
  if (column === undefined) return notHere("BigQuery does not look inside JSON");
  const by = claiming.places.get(marks.digits(column.path));
  if (by !== undefined) return { verdict: "normalised", change: `rounded half away from zero to ${column.resource.scale} digits`, by };
  if (column.carrier.fraction === 6) return placed(constraint, claiming, marks.type) ?? noChecks();
  return notHere(`${column.resource.type} takes six digits of a second`);
}

function declared(key: Declared<unknown>, constraint: Constraint, claiming: Claiming, what: string): Said {
  if ("declared" in key) return { verdict: "documented", where: `${claiming.file}, ${what} NOT ENFORCED` };
  return elsewhere(key.why)(constraint, claiming);
}
