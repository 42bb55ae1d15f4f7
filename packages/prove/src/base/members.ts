import { accessTo, operations, type Expression, type Json, type Quantifier, type Type } from "@concord/core";
import { evaluate, faults, isObject, nodes, own, same, withMember, type JsonObject } from "@concord/oracle";
import { alike, type Ground } from "./ground.ts";
import { valueAt, type Part } from "./place.ts";
import { listOf, samples, unlike } from "./sample.ts";

/** How many members are looked at for one condition on members. */
const most = 400;
/** How many members of each verdict are kept. */
const mostAlike = 2;

/**
 * Lists that tell apart what `all` and `exists` ask of this list's members: with members for which the condition holds, with ones for which it
 * doesn't, and with both. Nothing where no expression asks anything of them.
 */
export function witnesses(ground: Ground, part: Part, record: JsonObject): readonly Json[] {
  const { type } = part;
  if (type.kind !== "list") return [];
  const size = Math.max(type.minItems ?? 0, 1);
  return unlike(quantifiersOver(ground, part).flatMap((quantifier) => {
    const { yes, no } = membersOf(ground, part, quantifier, record);
    const alone = [...yes, ...no].map((member) => listOf(type.of, [member, ...yes, ...no], size, type.uniqueItems));
    const both = yes[0] === undefined || no[0] === undefined ? [] : [[yes[0], no[0]], [no[0], yes[0]]];
    return [...alone.filter((list) => list !== undefined), ...both];
  }).filter((list) => faults(type, list, false).length === 0));
}

function quantifiersOver(ground: Ground, part: Part): readonly Quantifier[] {
  const { entity, checks } = ground;
  const trees = [
    ...checks.map((check) => check.if.tree), ...entity.uniques.flatMap((unique) => unique.where?.tree ?? []), ...operations.flatMap((operation) => accessTo(entity, operation).if?.tree ?? []),
  ];
  return trees.flatMap(nodes).filter((node): node is Quantifier => (node.op === "all" || node.op === "exists")
    && node.list.of === "record" && node.list.variable === undefined && same([...node.list.path], [...part.steps]));
}

function membersOf(ground: Ground, part: Part & { readonly type: Type }, quantifier: Quantifier, record: JsonObject): { readonly yes: readonly Json[]; readonly no: readonly Json[] } {
  const found: { readonly yes: Json[]; readonly no: Json[] } = { yes: [], no: [] };
  for (const member of candidatesOf(ground, part, quantifier, record)) {
    const holds = evaluate(quantifier.body, { record, variables: new Map([[quantifier.variable, member]]) }) === true;
    const into = holds ? found.yes : found.no;
    if (into.length < mostAlike) into.push(member);
  }
  return found;
}

/** Members with each choice of values for the fields that the condition reads. */
function candidatesOf(ground: Ground, { type, steps }: Part, { body, variable }: Quantifier, record: JsonObject): readonly Json[] {
  if (type.kind !== "list") return [];
  const paths = pathsOf(body, variable);
  const [plain] = samples(type.of, [...steps, "[]"], ground.hints);
  if (plain === undefined) return [];
  return paths.reduce<readonly Json[]>((members, path) => {
    const { type: of, optional } = typeAt(type.of, path);
    if (of === undefined) return members;
    const elsewhere = ground.parts.filter((each) => alike(each.type, of)).map((each) => valueAt(record, each.where)).filter((value) => value !== undefined);
    const values = [...unlike([...samples(of, [...steps, "[]", ...path], ground.hints), ...elsewhere]), ...(optional ? [undefined] : [])];
    return members.flatMap((member) => values.map((value) => within(member, path, value))).slice(0, most);
  }, [plain]);
}

function pathsOf(body: Expression, variable: string): readonly (readonly string[])[] {
  const all = nodes(body).flatMap((node) => (node.op === "field" && node.variable === variable ? [node.path] : []));
  return all.filter((path, index) => all.findIndex((each) => each.join() === path.join()) === index);
}

function typeAt(type: Type, path: readonly string[]): { readonly type?: Type; readonly optional: boolean } {
  const [step, ...rest] = path;
  if (step === undefined) return { type, optional: false };
  const field = type.kind === "object" ? type.fields.find((each) => each.name === step) : undefined;
  if (field === undefined) return { optional: false };
  return rest.length === 0 ? { type: field.type, optional: field.optional } : typeAt(field.type, rest);
}

/** The member with a value at a path through objects that are there; as it was where one is not. */
function within(member: Json, path: readonly string[], value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? member;
  if (!isObject(member)) return member;
  if (rest.length === 0) return withMember(member, step, value);
  const inner = own(member, step);
  return inner === undefined ? member : withMember(member, step, within(inner, rest, value));
}
