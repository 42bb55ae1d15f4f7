import type { JudgedChange } from "@concord/changes";

const verbs: readonly (readonly [RegExp, string])[] = [
  [/-added$/u, "add"], [/-removed$/u, "remove"], [/-renamed$/u, "rename"], [/(?:tightened|narrowed|required|lowered|closed)$/u, "tighten"], [/(?:loosened|widened|optional|raised|opened)$/u, "loosen"], [/documented$/u, "describe"],
];

/**
 * What a migration is called, `verb_noun`: `add_order_label` for a change of one field, `change_order` for several of one entity, `change_order_and_more` beyond; the first one by what
 * it makes: `create_order`, or `create_shop` for all of a namespace.
 * Source: the teams' own habit, `YYYY-MM-DD_verb_noun.sql`.
 */
export function migrationName(changes: readonly JudgedChange[], isFirst: boolean): string {
  const made = changes.flatMap(({ change }) => (change.kind === "entity-added" ? [change.of] : []));
  if (isFirst && made.length > 0) return named("create", nounOfAll(made));
  const entities = [...new Set(changes.map(({ change }) => change.of).filter((of) => of !== ""))];
  const fields = [...new Set(changes.filter(({ change }) => change.path.length > 0).map(({ change }) => `${change.of}/${change.path[0]}`))];
  const found = [...new Set(changes.map(({ change }) => verbs.find(([pattern]) => pattern.test(change.kind))?.[1] ?? "change"))];
  const verb = found.length === 1 ? (found[0] as string) : "change";
  const [entity = "project"] = entities;
  const noun = entities.length > 1 ? `${lastOf(entity)}_and_more` : fields.length === 1 ? `${lastOf(entity)}_${(fields[0] as string).split("/")[1]}` : lastOf(entity);
  return named(verb, noun);
}

/** One entity by its name, several of one namespace by that, others by the first namespace. */
function nounOfAll(ids: readonly string[]): string {
  const [first = "", ...others] = [...new Set(ids.map((id) => id.slice(0, id.lastIndexOf("."))))];
  return ids.length === 1 ? lastOf(ids[0] as string) : others.length === 0 ? first : others.length === 1 ? `${first}_and_${others[0] as string}` : `${first}_and_more`;
}

function named(verb: string, noun: string): string {
  return `${verb}_${noun}`.replace(/([a-z0-9])([A-Z])/gu, "$1_$2").toLowerCase().replace(/[^a-z0-9]+/gu, "_").slice(0, 60);
}

function lastOf(id: string): string {
  return id.slice(id.lastIndexOf(".") + 1);
}

/** The full name of a new migration: its day, and a number where the migrations of that day took the name; nor may `<name>_contract` be taken, the file beside it. */
export function freeName(at: number, name: string, taken: readonly string[]): string {
  const used = new Set(taken);
  const dated = `${new Date(at).toISOString().slice(0, 10)}_${name}`;
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? dated : `${dated}_${count}`;
    if (!used.has(free) && !used.has(`${free}_contract`)) return free;
  }
}
