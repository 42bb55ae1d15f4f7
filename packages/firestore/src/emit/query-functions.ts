import type { Entity, FieldPath, Project, Query, QueryOperator, Type } from "@concord/core";
import { storedFields, storedPath } from "../names.ts";
import { typeScriptComment, typeScriptString } from "../quote.ts";
import { carrierOf, type Site } from "../types.ts";
import { queriesHere } from "./queries.ts";

/** How both SDKs call an operator. */
const operators: Readonly<Record<QueryOperator, string>> = { "==": "==", in: "in", "<": "<", "<=": "<=", ">": ">", ">=": ">=", contains: "array-contains" };

/** What a value is called beside another value for the same field. */
const beside: Readonly<Record<QueryOperator, string>> = { "==": "Is", in: "In", "<": "Before", "<=": "Until", ">": "After", ">=": "From", contains: "With" };

/**
 * A function for each query, from typed values to conditions and orders as both SDKs take them. Fields that an SDK's text can't name (of other characters than
 * letters, digits and _) have none.
 */
export function queryFunctions(entity: Entity, type: string, site: Site): string {
  return queriesHere(entity).filter((query) => [...query.where, ...query.order].every(({ path }) => isNameable(entity, path, site.project))).map((query) => queryFunction(entity, type, site, query)).join("");
}

function isNameable(entity: Entity, path: FieldPath, project: Project): boolean {
  return storedPath(entity, path, project)?.every((segment) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(segment)) === true;
}

function queryFunction(entity: Entity, type: string, site: Site, query: Query): string {
  const name = `${entity.name}${query.name.charAt(0).toUpperCase()}${query.name.slice(1)}`;
  const called = (path: FieldPath): string => typeScriptString(storedPath(entity, path, site.project)?.join(".") ?? "");
  const conditions = query.where.map(({ path, op }) => {
    const own = path.map((step, index) => (index === 0 ? step : `${step.charAt(0).toUpperCase()}${step.slice(1)}`)).join("");
    const alone = query.where.filter((each) => each.path.join(".") === path.join(".")).length === 1;
    const value = alone ? own : `${own}${beside[op]}`;
    const carried = path.reduce((outer, step) => `NonNullable<${outer}[${typeScriptString(step)}]>`, type);
    const held = typeAt(entity, path);
    const { codec } = carrierOf(held.kind === "list" ? held.of : held, site);
    return { value, type: op === "in" ? `readonly ${carried}[]` : op === "contains" ? `${carried}[number]` : carried, path, op, codec };
  });
  const values = conditions.length === 0 ? "" : `, values: { ${conditions.map((each) => `${each.value}: ${each.type}`).join("; ")} }`;
  const where = conditions.map((each) => `concord.${each.op === "in" ? "anyOf" : "condition"}(sdk, ${called(each.path)}, ${each.op === "in" ? "" : `${typeScriptString(operators[each.op])}, `}${each.codec}, values.${each.value})`);
  const order = query.order.map(({ path, descending }) => `[${called(path)}, ${descending ? '"desc"' : '"asc"'}]`);
  const sdk = conditions.length === 0 ? "_sdk" : "sdk";
  return `
${typeScriptComment(query.description ?? `The query ${query.name}: its conditions and its order, for \`where\` and \`orderBy\` of either SDK.`, "")}export function ${name}(${sdk}: concord.Sdk${values}): concord.Query {
  return { where: [${where.join(", ")}], orderBy: [${order.join(", ")}] };
}
`;
}

function typeAt(entity: Entity, path: FieldPath): Type {
  let type: Type = { kind: "object", fields: storedFields(entity) };
  for (const step of path) type = (type.kind === "object" ? type.fields.find((field) => field.name === step)?.type : undefined) ?? type;
  return type;
}
