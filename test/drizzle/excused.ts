import type { Schema } from "@concord/core";
import type { Difference } from "@concord/postgres/evolve";
import type { unsaid } from "@concord/postgres/drizzle";

type Name = keyof typeof unsaid;

/** Which line of the list a difference between the catalogs belongs to. What Drizzle's database has beside or otherwise is none of it, but for rights that ours takes away. */
const belongs: Readonly<Record<Exclude<Name, "functions">, (difference: Difference, given: ReadonlySet<string>) => boolean>> = {
  beside: ({ is, definition }) => is === "missing" && definition.kind === "table",
  views: ({ is, definition }) => is === "missing" && definition.kind === "view",
  triggers: ({ is, definition }) => is === "missing" && definition.kind === "trigger",
  grants: ({ is, definition, ...more }) => definition.kind === "grant" && (is === "missing" || ("attribute" in more && (more.found === null || more.attribute === "PUBLIC"))),
  comments: (each) => lacks(each, "comment"),
  collations: (each) => lacks(each, "collation") && each.definition.kind === "column",
  // A foreign key to a partitioned table has copies for its partitions.
  partitions: (each) => lacks(each, "partitioned by") || isCopy(each) || (each.is === "different" && each.attribute === "kind" && each.expected === "partitioned table"),
  partlyCleared: (each) => isWithout(each, "constraint", / ON DELETE SET NULL \([^)]*\)$/u, " ON DELETE SET NULL"),
  indexes: (each) => isWithout(each, "index", / INCLUDE \([^)]*\)| NULLS NOT DISTINCT/u, ""),
  existing: isOfExisting,
};

function lacks(each: Difference, attribute: string): boolean {
  return each.is === "different" && each.attribute === attribute && each.found === null;
}

/** Whether two definitions are one but for words that Drizzle does not have. */
function isWithout(each: Difference, kind: string, words: RegExp, instead: string): boolean {
  return each.is === "different" && each.definition.kind === kind && each.attribute === "definition" && String(each.expected).replace(words, instead) === each.found;
}

function isCopy({ is, definition: { kind, name } }: Difference): boolean {
  return is === "missing" && kind === "constraint" && /_fkey_\d+$/u.test(name);
}

/** `given`: the names of what contracts give in SQL. */
function isOfExisting(each: Difference, given: ReadonlySet<string>): boolean {
  if (each.is === "different") return ["unlogged", "options", "forced row security"].includes(each.attribute) || (each.attribute === "generated" && String(each.expected).startsWith("virtual: ") && each.found === null);
  const { kind, schema, name, says } = each.definition;
  return each.is === "missing" && given.has(kind === "type" ? `${schema}.${name}` : name) && !String(says["definition"]).startsWith("CHECK");
}

/** The names of what contracts give in SQL: constraints, indexes and types of existing tables. */
export function givenInSql({ entities }: Schema): ReadonlySet<string> {
  const blocks = entities.map(({ blocks: { postgres = {} } }) => postgres as Readonly<Record<"constraints" | "indexes" | "types", Readonly<Record<string, unknown>> | undefined>>);
  return new Set(blocks.flatMap(({ constraints = {}, indexes = {}, types = {} }) => [constraints, indexes, types].flatMap((each) => Object.keys(each))));
}

/** The lines of the list that a difference belongs to. */
export function linesOf(difference: Difference, given: ReadonlySet<string>): readonly Name[] {
  return (Object.keys(belongs) as (keyof typeof belongs)[]).filter((name) => belongs[name](difference, given));
}
