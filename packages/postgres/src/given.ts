import { constraintsOf, cutUtf8, named, uniqueName, type Entity, type GivenName, type Project, type SharedType, type View } from "@concord/core";
import { extraColumns, extraIndexName } from "./emit/extra-columns.ts";
import { defaultPartitionName } from "./emit/partition.ts";
import { ofEntity, ofField } from "./block.ts";
import { isExisting, keptBy } from "./existing.ts";
import { journalNames } from "./history.ts";
import {
  columnName, columnNames, constraintName, derived, enumName, fieldsHere, forgetFunction, indexName, longest, policyOf, primaryKeyName, recordFunction, referenceName, tableOf, uniqueConstraintName,
  validatorName, wholeName,
} from "./names.ts";
import { ownColumns, ownNames } from "./several.ts";
import { spreadsOf, tableFields } from "./spread.ts";
import { rowsGiven } from "./rows.ts";
import { slotNames } from "./staging.ts";
import { isInspected } from "./types.ts";

/**
 * Every name that this room gives, by the catalog in which it must be the only one: tables share theirs with indexes, keys, uniques and
 * types (pg_class, pg_type),
 * functions and the constraints of a table have their own. They are compared without case, although PostgreSQL tells quoted names apart by
 * it.
 */
export function givenNames(of: Entity | SharedType | View, project: Project): readonly GivenName[] {
  if ("kind" in of) return of.stores.includes("postgres") ? namesOfView(of, project) : [];
  return "key" in of && of.stores.includes("postgres") ? namesOf(of, project) : [];
}

/** A view shares the catalog of tables; its columns meet among themselves. */
export function namesOfView(view: View, project: Project): readonly GivenName[] {
  const policy = policyOf(project);
  const [schema, name] = [named(policy, view.namespace), named(policy, view.name)];
  const given = (scope: string, text: string, what: string, at: GivenName["at"]): GivenName => ({ scope, name: text, compared: cutUtf8(text, longest).toLowerCase(), what, at });
  return [
    given(`postgres table of ${schema}`, name, `view ${view.id}`, view.span),
    ...view.columns.map((column) => given(`postgres column of ${schema}.${name}`, named(policy, column.name), `column ${view.id}.${column.name}`, column.span)),
  ];
}

/** Notes a name that is given to something. */
export type Give = (scope: string, name: string, what: string, at: GivenName["at"]) => void;

interface Known { readonly project: Project; readonly names: readonly GivenName[] }
const known = new WeakMap<Entity, Known>();

/** The names that an entity gives; kept, since both the core and this room's own findings ask for them. */
export function namesOf(entity: Entity, project: Project): readonly GivenName[] {
  const last = known.get(entity);
  if (last?.project === project) return last.names;
  const names = listNames(entity, project);
  known.set(entity, { project, names });
  return names;
}

function listNames(entity: Entity, project: Project): readonly GivenName[] {
  const policy = policyOf(project);
  const { schema, table } = tableOf(entity, project);
  const found: GivenName[] = [];
  // What a database has already, PostgreSQL tells apart by case.
  const existing = isExisting(entity);
  const give: Give = (scope, name, what, at) => void found.push({ scope, name, compared: existing ? name : cutUtf8(name, longest).toLowerCase(), what, at });
  const [relation, constraint, func] = [`postgres table of ${schema}`, `postgres constraint of ${schema}.${table}`, `postgres function of ${schema}`];
  give(relation, table, `entity ${entity.id}`, entity.spans["postgres"] ?? entity.span);
  const key = primaryKeyName(entity, project);
  if (key !== undefined) give(relation, key, `the key of ${entity.id}`, entity.span);
  if (entity.partition !== undefined) give(relation, defaultPartitionName(entity, project), `the default partition of ${entity.id}`, entity.spans["partition"] ?? entity.span);
  const held = tableFields(entity);
  for (const field of held) {
    const [what, at] = [`field ${entity.id}.${field.name}`, field.span];
    for (const column of columnNames(field, policy)) give(`postgres column of ${schema}.${table}`, column, what, at);
    if (isInspected(field.type) && !existing) give(func, validatorName(table, columnName(field, policy)), what, at);
    if (ofField(field).as === "enum" && !existing) give(relation, enumName(table, columnName(field, policy)), what, at);
    if (field.auto === "updated") give(func, derived(table, field.name, "touch"), what, at);
  }
  for (const { name, steps } of fieldsHere(entity).flatMap(spreadsOf)) give(constraint, wholeName(table, steps.map((step) => step.name)), `object ${entity.id}.${name}`, steps[0].span);
  for (const reference of ownColumns(entity)) {
    const [names, what] = [ownNames(entity, reference, project), `reference ${reference.name} of ${entity.id}`];
    give(`postgres column of ${schema}.${table}`, names.column, what, reference.span);
    give(relation, names.index, `the index of ${what}`, reference.span);
    give(constraint, names.check, `the check of ${what}`, reference.span);
  }
  for (const [name, { index }] of extraColumns(entity)) {
    const at = entity.spans[`postgres.columns.${name}:key`] ?? entity.span;
    give(`postgres column of ${schema}.${table}`, name, `column ${name} of ${entity.id}`, at);
    if (index !== undefined) give(relation, extraIndexName(table, name), `the index of column ${name} of ${entity.id}`, at);
  }
  for (const unique of entity.uniques) {
    if (unique.stores.includes("postgres")) give(relation, uniqueConstraintName(table, unique), `unique ${uniqueName(unique)} of ${entity.id}`, unique.span);
  }
  for (const index of entity.indexes) if (index.stores.includes("postgres")) give(relation, indexName(table, index), `index of ${entity.id}`, index.span);
  if (existing) existingNames(entity, give, project, { constraint, relation });
  for (const { path, kind, span } of existing ? [] : constraintsOf(entity, "postgres")) {
    if (path.length === 1 || held.some(({ name }) => name === path.join("."))) give(constraint, constraintName(table, path, kind), `${kind} of ${entity.id}.${path.join(".")}`, span);
  }
  for (const check of entity.checks) give(constraint, check.name, `check ${check.name} of ${entity.id}`, check.span);
  for (const reference of entity.references) give(constraint, referenceName(entity, project, reference), `reference ${reference.name} of ${entity.id}`, reference.span);
  if (entity.history !== undefined) give(func, recordFunction(table), `the history of ${entity.id}`, entity.spans["history"] ?? entity.span);
  if (entity.history !== undefined || entity.staging !== undefined) give(func, forgetFunction(table), `what forgets a ${entity.id}`, entity.span);
  journalNames(entity, project, give);
  slotNames(entity, project, give);
  rowsGiven(entity, project, give);
  return found;
}

/** What an existing table has in SQL of its own, but for what keeps something of the contract and was named with it. */
function existingNames(entity: Entity, give: Give, project: Project, { constraint, relation }: { readonly constraint: string; readonly relation: string }): void {
  const { constraints = {}, indexes = {} } = ofEntity(entity);
  const isNew = (name: string): boolean => keptBy(entity, project, name).length === 0;
  for (const name of Object.keys(constraints).filter(isNew)) give(constraint, name, `constraint ${name} of ${entity.id}`, entity.spans[`postgres.constraints.${name}:key`] ?? entity.span);
  const listed = new Set(entity.indexes.filter((index) => index.stores.includes("postgres")).map((index) => indexName(tableOf(entity, project).table, index)));
  for (const name of Object.keys(indexes).filter((each) => isNew(each) && !listed.has(each))) give(relation, name, `index ${name} of ${entity.id}`, entity.spans[`postgres.indexes.${name}:key`] ?? entity.span);
  for (const field of tableFields(entity)) {
    for (const [word, name] of Object.entries(ofField(field).checks ?? {})) {
      if (!Object.hasOwn(constraints, name)) give(constraint, name, `${word} of ${entity.id}.${field.name}`, field.span);
    }
  }
}
