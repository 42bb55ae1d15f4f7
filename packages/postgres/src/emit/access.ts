import { accessTo, everyNode, mark, operations, type AccessRule, type Entity, type FieldRef, type Operation, type Piece, type Project } from "@concord/core";
import { sql, type Surroundings } from "../expression.ts";
import { columnName, columnNames, derived, fieldsHere, policyOf, tableOf, tableText } from "../names.ts";
import { dollarQuoted, identifier, qualified } from "../quote.ts";
import { columnType } from "../types.ts";
import { claimText } from "./caller.ts";
import { surroundings } from "./surroundings.ts";

const commands = { read: "SELECT", create: "INSERT", update: "UPDATE", delete: "DELETE" } as const;
export const grantMark = (entity: Entity, operation: Operation): string => `grant ${entity.id} ${operation}`;
export const securityMark = "row level security";

/** Row level security and column grants for the client role; nothing where the project names none. Servers use other roles, which own the tables or bypass policies. */
export function accessStatements(entity: Entity, project: Project, target: (id: string) => Entity | undefined): Piece {
  const role = project.clientRole;
  if (role === undefined) return "";
  const table = tableText(entity, project);
  const hops = relationsFollowed(entity);
  return [
    hops.map((hop) => hopFunction(entity, hop, project, target, role)),
    mark(securityMark, `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;`, "row level security"), "\n",
    operations.map((operation) => policy(entity, operation, accessTo(entity, operation), project, role, table)),
  ];
}

function policy(entity: Entity, operation: Operation, rule: AccessRule, project: Project, role: string, table: string): Piece {
  if (rule.who === "nobody") return "";
  const name = derived(tableOf(entity, project).table, operation);
  const condition = conditionOf(entity, rule, project);
  const clauses = { read: `USING (${condition})`, create: `WITH CHECK (${condition})`, update: `USING (${condition}) WITH CHECK (${condition})`, delete: `USING (${condition})` };
  const columns = operation === "delete" ? "" : ` (${grantedColumns(entity, operation, rule, project).join(", ")})`;
  const grant = operation !== "delete" && columns === " ()" ? "" : [mark(grantMark(entity, operation), `GRANT ${commands[operation]}${columns} ON ${table} TO ${identifier(role)};`, `grant ${operation}`), "\n"];
  return [
    mark(`${entity.id}:access:${operation}`, `CREATE POLICY ${identifier(name)} ON ${table} FOR ${commands[operation]} TO ${identifier(role)}\n  ${clauses[operation]};`, name), "\n",
    grant,
  ];
}

/** Every line of access implies a signed-in caller, but for `anyone`. */
function conditionOf(entity: Entity, rule: AccessRule, project: Project): string {
  if (rule.who === "anyone") return "true";
  if (rule.who !== "expression" || rule.if === undefined) return "concord.uid() IS NOT NULL";
  return `(concord.uid() IS NOT NULL) AND (${sql(rule.if.tree, accessSurroundings(entity, project))})`;
}

function accessSurroundings(entity: Entity, project: Project): Surroundings {
  return {
    ...surroundings(entity, project),
    claim: (name) => claimText(project.auth, name),
    related: (relation, path) => {
      const reference = entity.references.find((each) => each.relation === relation);
      const by = reference?.by.map((name) => identifier(columnName(entity.fields.find((field) => field.name === name) as (typeof entity.fields)[number], policyOf(project))));
      return `${hopName(entity, relation, path, project)}(${by?.join(", ")})`;
    },
  };
}

/** What a client reads: all but secrets. What it writes: what the language found writable. */
function grantedColumns(entity: Entity, operation: "read" | "create" | "update", rule: AccessRule, project: Project): readonly string[] {
  const fields = fieldsHere(entity).filter((field) => (operation === "read" ? !field.secret : rule.writable.includes(field.name)));
  return fields.flatMap((field) => columnNames(field, policyOf(project)).map(identifier));
}

interface Hop { readonly relation: string; readonly path: readonly string[] }

function relationsFollowed(entity: Entity): readonly Hop[] {
  const found = new Map<string, Hop>();
  for (const operation of operations) {
    const tree = accessTo(entity, operation).if?.tree;
    if (tree === undefined) continue;
    for (const node of everyNode(tree)) {
      if (node.op === "field" && node.of === "relation") found.set(`${node.relation}.${node.path.join(".")}`, { relation: (node as FieldRef).relation as string, path: node.path });
    }
  }
  return [...found.values()];
}

function hopName(entity: Entity, relation: string, path: readonly string[], project: Project): string {
  const { schema, table } = tableOf(entity, project);
  return qualified(schema, derived(table, relation, ...path));
}

/**
 * One value of the record that a reference leads to. It runs as its owner, past the other table's policies: two policies that look at each other's table
 * would otherwise recurse without end (measured). Only the client role may call it.
 */
function hopFunction(entity: Entity, { relation, path }: Hop, project: Project, target: (id: string) => Entity | undefined, role: string): Piece {
  const reference = entity.references.find((each) => each.relation === relation);
  const other = reference === undefined ? undefined : target(reference.to);
  if (reference === undefined || other === undefined) throw new Error(`${entity.id} follows ${relation}, which leads nowhere`);
  const policyName = policyOf(project);
  const field = other.fields.find((each) => each.name === path[0]);
  if (field === undefined) throw new Error(`${other.id} has no field ${path[0]}`);
  const name = hopName(entity, relation, path, project);
  const types = reference.key.map((key) => columnType((other.fields.find((each) => each.name === key) as (typeof other.fields)[number]).type));
  const conditions = reference.key.map((key, index) => `other.${identifier(columnName(other.fields.find((each) => each.name === key) as (typeof other.fields)[number], policyName))} = $${index + 1}`);
  const tree: FieldRef = { op: "field", of: "record", path, is: "string", optional: true, optionalSteps: [], span: entity.span };
  const value = path.length === 1 ? identifier(columnName(field, policyName)) : sql(tree, surroundings(other, project));
  return [
    `CREATE FUNCTION ${name}(${types.join(", ")}) RETURNS ${path.length === 1 ? columnType(field.type) : "text"} LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS `,
    dollarQuoted(`\n  SELECT ${path.length === 1 ? `other.${value}` : value} FROM ${tableText(other, project)} AS other WHERE ${conditions.join(" AND ")}\n`), ";\n",
    `REVOKE ALL ON FUNCTION ${name}(${types.join(", ")}) FROM PUBLIC;\nGRANT EXECUTE ON FUNCTION ${name}(${types.join(", ")}) TO ${identifier(role)};\n`,
  ];
}
