import { indexKey, type Indexes } from "./index-steps.ts";

/** How what is in force differs from what the contracts say, in one thing. */
export interface FirestoreDifference {
  /** `match /orders/{id}`, `function hasRole`, `index of orders on clientId, createdAt descending`, `field orders.note`. */
  readonly what: string;
  readonly is: "missing" | "unexpected" | "different";
  /** What the contracts say, and what is in force, where both say something. */
  readonly expected?: string;
  readonly found?: string;
}

/**
 * How a ruleset differs from the contracts' one: by `match` statement and shared function, each as a whole. Line ends, blank lines, comments and what is behind a line's last
 * character are no difference. A ruleset that somebody wrote in another form than ours differs in everything.
 */
export function rulesDrift(expected: string, found: string | undefined): readonly FirestoreDifference[] {
  const [want, have] = [partsOf(expected), partsOf(found ?? "")];
  return [
    ...[...want.keys()].filter((what) => !have.has(what)).map((what) => ({ what, is: "missing" as const })),
    ...[...have.keys()].filter((what) => !want.has(what)).map((what) => ({ what, is: "unexpected" as const })),
    ...[...want].flatMap(([what, text]): readonly FirestoreDifference[] => {
      const other = have.get(what);
      if (other === undefined || other === text) return [];
      const [own, its] = [text.split("\n"), other.split("\n")];
      const at = own.findIndex((line, index) => line !== its[index]);
      return [{ what, is: "different", expected: own[at === -1 ? own.length : at] ?? "nothing", found: its[at === -1 ? own.length : at] ?? "nothing" }];
    }),
  ];
}

/** The `match` statements and functions of a ruleset by their names, and what stands around them as `ruleset`. */
function partsOf(rules: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string[]>();
  let name = "ruleset";
  for (const line of rules.split(/\r?\n/u).map((each) => each.trimEnd()).filter((each) => each !== "" && !each.trimStart().startsWith("//"))) {
    const [, opened] = /^ {4}((?:match \S+|function \w+))(?: \{|\()/u.exec(line) ?? [];
    if (opened !== undefined) name = opened;
    parts.set(name, [...(parts.get(name) ?? []), line.trim()]);
    if (/^ {4}\}/u.test(line)) name = "ruleset";
  }
  return new Map([...parts].map(([what, lines]) => [what, lines.join("\n")]));
}

/** How many things of a ruleset were compared. */
export function countRules(rules: string): number {
  return partsOf(rules).size;
}

/** How the indexes of a database differ from the contracts' ones. */
export function indexesDrift(expected: Indexes, found: Indexes): readonly FirestoreDifference[] {
  const named = ({ composite, fields }: Indexes): ReadonlyMap<string, string> => new Map([
    ...composite.map((index): [string, string] => [`index of ${index.collectionGroup} on ${index.fields.map((field) => ("order" in field ? `${field.fieldPath}${field.order === "DESCENDING" ? " descending" : ""}` : `${field.fieldPath} (list)`)).join(", ")}${index.queryScope === "COLLECTION" ? "" : ", over all collections"}`, indexKey(index)]),
    ...fields.map((field): [string, string] => [`field ${field.collectionGroup}.${field.fieldPath}`, JSON.stringify([field.ttl ?? false, field.indexes.map((each) => JSON.stringify([each.order ?? each.arrayConfig, each.queryScope])).sort()])]),
  ]);
  const [want, have] = [named(expected), named(found)];
  return [
    ...[...want.keys()].filter((what) => !have.has(what)).map((what) => ({ what, is: "missing" as const })),
    ...[...have.keys()].filter((what) => !want.has(what)).map((what) => ({ what, is: "unexpected" as const })),
    ...[...want].filter(([what, says]) => have.has(what) && have.get(what) !== says).map(([what, says]) => ({ what, is: "different" as const, expected: says, found: have.get(what) as string })),
  ];
}
