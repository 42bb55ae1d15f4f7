import { constraintsOf, entityOf, operations, type Entity, type Reference, type Schema } from "@concord/core";
import { ofEntity } from "../block.ts";
import { policyFor } from "../emit/access.ts";
import { checksOfColumn, contractCheck, wholeChecks, type RowCheck } from "../emit/checks.ts";
import { isWhole, keyTexts, predicate, uniquesHere } from "../emit/keys.ts";
import { severalChecks } from "../emit/several.ts";
import { generated } from "../emit/table.ts";
import { isExisting, isRawConstraint, isRawIndex, sqlOf } from "../existing.ts";
import { columnNames, indexName, policyOf, primaryKeyName, referenceName, tableOf, uniqueConstraintName } from "../names.ts";
import { identifier } from "../quote.ts";
import { enforcedReferences, ownColumns, ownNames } from "../several.ts";
import { heldAt, tableFields } from "../spread.ts";
import { extraColumns, extraIndexName } from "../emit/extra-columns.ts";
import { inlineKey } from "./columns.ts";
import { keyColumns, moduleConst, propertiesOf, referenceColumns, tableConst } from "./names.ts";
import { kept, options, property, text } from "./quote.ts";

/** What stands behind a table's columns, a line each. `uses` notes the tables of other files. */
export function drizzleConstraints(entity: Entity, schema: Schema, properties: ReadonlyMap<string, string>, uses: (other: Entity) => void): readonly string[] {
  const of = (column: string): string => property("t", properties.get(column) as string);
  return [
    ...key(entity, schema, of), ...uniques(entity, schema, of), ...references(entity, schema, of, uses), ...indexes(entity, schema, of),
    ...checksOf(entity, schema).map(({ name, condition }) => `pg.check(${text(name)}, ${kept(condition)})`),
    ...policies(entity, schema),
  ];
}

type Of = (column: string) => string;

function key(entity: Entity, schema: Schema, of: Of): readonly string[] {
  const name = primaryKeyName(entity, schema.project);
  const columns = keyColumns(entity, entity.key, schema.project) ?? [];
  if (name === undefined || inlineKey(entity, schema) !== undefined || isRawConstraint(entity, name) || isRawIndex(entity, name)) return [];
  return [`pg.primaryKey({ name: ${text(name)}, columns: [${columns.map(of).join(", ")}] })`];
}

function uniques(entity: Entity, { project }: Schema, of: Of): readonly string[] {
  const { table } = tableOf(entity, project);
  return uniquesHere(entity).flatMap((unique) => {
    const name = uniqueConstraintName(table, unique);
    if (isRawConstraint(entity, name) || isRawIndex(entity, name)) return [];
    const keys = unique.fields.flatMap((path) => keysOf(entity, path, project, of));
    if (isWhole(entity, unique)) return [`pg.unique(${text(name)}).on(${keys.join(", ")})${unique.nulls === "equal" ? ".nullsNotDistinct()" : ""}`];
    return [`pg.uniqueIndex(${text(name)}).on(${keys.join(", ")})${where(predicate(entity, project, unique.where?.tree, name).text)}`];
  });
}

/** The keys of an index at a path: columns, or SQL over the row. */
function keysOf(entity: Entity, path: readonly string[], project: Schema["project"], of: Of): readonly string[] {
  const { field, rest } = heldAt(entity, path);
  return rest.length === 0 ? columnNames(field, policyOf(project)).map(of) : keyTexts(entity, path, project).map(kept);
}

function where(clause: string): string {
  return clause === "" ? "" : `.where(${kept(clause.replace(/^ WHERE /u, ""))})`;
}

function indexes(entity: Entity, { project }: Schema, of: Of): readonly string[] {
  const { table } = tableOf(entity, project);
  const listed = entity.indexes.filter((index) => index.stores.includes("postgres") && !isRawIndex(entity, indexName(table, index))).map((index) => {
    const name = indexName(table, index);
    const keys = index.fields.flatMap(({ path, descending }) => {
      const isColumn = heldAt(entity, path).rest.length === 0;
      if (isColumn) return keysOf(entity, path, project, of).map((column) => (descending ? `${column}.desc().nullsFirst()` : column));
      return keyTexts(entity, path, project).map((each) => kept(`${each}${descending ? " DESC" : ""}`));
    });
    return `pg.index(${text(name)}).${index.using === undefined ? "on(" : `using(${text(index.using)}, `}${keys.join(", ")})${where(predicate(entity, project, index.where?.tree, name).text)}`;
  });
  const several = ownColumns(entity).map((reference) => ownNames(entity, reference, project)).map(({ index, column }) => `pg.index(${text(index)}).on(${of(column)})`);
  const extra = extraColumns(entity).flatMap(([name, { index }]) => (index === undefined ? [] : [`pg.index(${text(extraIndexName(table, name))}).using(${text(index)}, ${of(name)})`]));
  return [...listed, ...several, ...extra];
}

const actions = { restrict: "restrict", cascade: "cascade", clear: "set null" } as const;

function references(entity: Entity, schema: Schema, of: Of, uses: (other: Entity) => void): readonly string[] {
  const { project } = schema;
  return enforcedReferences(entity).filter((reference) => !isRawConstraint(entity, referenceName(entity, project, reference))).map((reference) => {
    const other = entityOf(schema, reference.to);
    if (other !== entity) uses(other);
    const far = propertiesOf(other, project);
    const to = other === entity ? "t" : `${moduleConst(other)}.${tableConst(other)}`;
    const [own, theirs] = [(referenceColumns(entity, reference, project) ?? []).map(of), (keyColumns(other, reference.key, project) ?? []).map((column) => property(to, far.get(column) as string))];
    const given = options({ name: text(referenceName(entity, project, reference)), columns: `[${own.join(", ")}]`, foreignColumns: `[${theirs.join(", ")}]` });
    return `pg.foreignKey(${given})${acts(entity, reference)}`;
  });
}

/** In an existing table, `restrict` is what PostgreSQL does where nothing is said. */
function acts(entity: Entity, { onDelete, onUpdate }: Reference): string {
  const said = (action: Reference["onDelete"], word: string): string => (isExisting(entity) && action === "restrict" ? "" : `.${word}(${text(actions[action])})`);
  return `${said(onDelete, "onDelete")}${said(onUpdate, "onUpdate")}`;
}

/** Every check of the table. */
function checksOf(entity: Entity, schema: Schema): readonly RowCheck[] {
  const { project } = schema;
  const constraints = constraintsOf(entity, "postgres");
  const given = Object.entries(ofEntity(entity).constraints ?? {}).flatMap(([name, each]): readonly RowCheck[] => {
    const [, condition] = /^CHECK \(([^]*)\)$/iu.exec(sqlOf(each)) ?? [];
    return condition === undefined ? [] : [{ name, condition, keeps: [] }];
  });
  return [
    ...tableFields(entity).flatMap((field) => checksOfColumn(entity, generated(entity, field, project).column, project, constraints).checks),
    ...wholeChecks(entity, project), ...severalChecks(entity, schema),
    ...entity.checks.filter(({ name }) => !isRawConstraint(entity, name)).map((check) => contractCheck(entity, check, project).check), ...given,
  ];
}

function policies(entity: Entity, schema: Schema): readonly string[] {
  const { clientRole } = schema.project;
  if (clientRole === undefined || !isClosed(entity, schema)) return [];
  return operations.flatMap((operation) => {
    const policy = policyFor(entity, operation, schema, identifier(clientRole));
    if (policy === undefined) return [];
    const { name, command, using, check } = policy;
    const given = options({
      for: text(command.toLowerCase()), to: text(clientRole), using: using === undefined ? undefined : kept(using), withCheck: check === undefined ? undefined : kept(check),
    });
    return [`pg.pgPolicy(${text(name)}, ${given})`];
  });
}

/** Whether row-level security is on. */
export function isClosed(entity: Entity, { project }: Schema): boolean {
  const { rowSecurity } = ofEntity(entity);
  return rowSecurity !== undefined || (project.clientRole !== undefined && !(isExisting(entity) && entity.access === undefined));
}
