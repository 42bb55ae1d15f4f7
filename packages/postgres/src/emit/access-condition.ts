import { entityOf, fieldsOf, relationsOf, type AccessRule, type Entity, type Operation, type Piece, type Schema } from "@concord/core";
import { asksMembers, sql, type Surroundings } from "../expression.ts";
import { columnName, derived, fieldNamed, policyOf, tableOf, tableText } from "../names.ts";
import { dollarQuoted, identifier, qualified } from "../quote.ts";
import { claimText } from "./caller.ts";
import { calledWith, type Condition } from "./condition.ts";
import { relatedColumn, surroundings } from "./surroundings.ts";

/** Who passes a line of access, as a condition over the row. Every line implies a signed-in caller, but for `anyone`. */
export function accessCondition(entity: Entity, operation: Operation, rule: AccessRule, schema: Schema, role: string): Condition {
  if (rule.who === "anyone") return { text: "true" };
  if (rule.who !== "expression" || rule.if === undefined) return { text: "((SELECT concord.uid()) IS NOT NULL)" };
  const { tree } = rule.if;
  const row = surroundings(entity, schema.project);
  if (relationsOf(tree).length > 0 || asksMembers(tree, row)) return judgedByFunction(entity, operation, rule, schema, role);
  // As scalar queries, they are asked once a statement and not once a row.
  const caller = callerOf(schema, { uid: "(SELECT concord.uid())", roles: "(SELECT concord.roles())::text[]" });
  return { text: `((SELECT concord.uid()) IS NOT NULL) AND (${sql(tree, { ...row, ...caller })})` };
}

/**
 * A condition that follows references, as a function of the columns that it mentions. It runs as its owner, past the other table's
 * policies: two policies that
 * look at each other's table would recurse without end (measured). It says only whether the caller passes, and nothing of the other record;
 * only the
 * client role may call it.
 */
function judgedByFunction(entity: Entity, operation: Operation, rule: AccessRule, schema: Schema, role: string): Condition {
  const tree = rule.if?.tree;
  if (tree === undefined) throw new Error(`${entity.id} has no expression for ${operation}`);
  const { project } = schema;
  const place = tableOf(entity, project);
  const relations = entity.references.filter((reference) => relationsOf(tree).includes(reference.relation));
  const fields = [...fieldsOf(tree).map(([field]) => field as string), ...relations.flatMap((reference) => reference.by)];
  const { parameters, types, call, inside } = calledWith(entity, project, fields);
  const around: Surroundings = {
    ...inside, ...callerOf(schema, { uid: "concord.uid()", roles: "concord.roles()" }),
    related: (relation, path) => relatedColumn(schema, entity, relation, path),
  };
  const joins = relations.map((reference) => {
    const other = entityOf(schema, reference.to);
    const keys = reference.key.map((key, at) => {
      const column = identifier(columnName(fieldNamed(other, key), policyOf(project)));
      return `${identifier(reference.relation)}.${column} = ${inside.column([reference.by[at] as string]).text}`;
    });
    return `\n    LEFT JOIN ${tableText(other, project)} AS ${identifier(reference.relation)} ON ${keys.join(" AND ")}`;
  });
  const name = qualified(place.schema, derived(place.table, operation, "allowed"));
  const body = `\n  SELECT concord.uid() IS NOT NULL AND (${sql(tree, around)}) IS TRUE\n    FROM (VALUES (1)) AS one${joins.join("")}\n`;
  const made: Piece = [
    `CREATE FUNCTION ${name}(${parameters}) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS `, dollarQuoted(body), ";\n",
    `REVOKE ALL ON FUNCTION ${name}(${types}) FROM PUBLIC;\nGRANT EXECUTE ON FUNCTION ${name}(${types}) TO ${role};\n`,
  ];
  return { text: `${name}(${call})`, function: made };
}

function callerOf(schema: Schema, { uid, roles }: { readonly uid: string; readonly roles: string }): Pick<Surroundings, "caller"> {
  return { caller: { uid, roles, claim: (name) => claimText(schema.project.auth, name) } };
}
