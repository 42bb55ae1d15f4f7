import type { Claim, GeneratedFile, Place } from "@concord/core";
import type { Made } from "@concord/prove";

/** How the statement of a claim is taken away or loosened: texts of the file without it, the plainest first. The first that the engine loads is asked. */
export type Loosen = (statement: string, context: { readonly text: string; readonly start: number; readonly end: number }) => readonly string[];

/** A generated file with one statement less, and the claims that name that statement. */
export interface Mutant {
  readonly statement: string;
  readonly constraints: readonly string[];
  /** The generated files, edited in one or another way. */
  readonly ways: readonly (readonly GeneratedFile[])[];
}

type Enforced = Claim & { readonly verdict: "enforced" };

/** Every statement that a target's claims name on an entity, taken away one at a time from the file that its engine loads: the one that the claim names, if there is no other. */
export function mutantsOf(made: Made, entity: string, whole: string | undefined, loosen: Loosen): readonly Mutant[] {
  const claims = made.claims.filter((claim): claim is Enforced => claim.verdict === "enforced" && belongsTo(claim.constraint, entity));
  const byPlace = Map.groupBy(claims, ({ by }) => `${by.file} ${by.start} ${by.end}`);
  return [...byPlace.values()].map((group): Mutant => {
    const [{ by }] = group as [Enforced];
    const loaded = whole ?? by.file;
    const statement = textOf(made, by.file).slice(by.start, by.end);
    const start = located(textOf(made, by.file), by, textOf(made, loaded));
    const ways = loosen(statement, { text: textOf(made, loaded), start, end: start + statement.length });
    return { statement, constraints: group.map((claim) => claim.constraint), ways: ways.map((text) => made.files.map((file) => (file.path === loaded ? { path: loaded, text } : file))) };
  });
}

function belongsTo(constraint: string, entity: string): boolean {
  return constraint.startsWith(entity) && [":", "/"].includes(constraint.charAt(entity.length));
}

function textOf(made: Made, path: string): string {
  const file = made.files.find((each) => each.path === path);
  if (file === undefined) throw new Error(`nothing generated ${path}`);
  return file.text;
}

/** Where a place of one file stands in another that holds the same statements: by the lines around it, as many as it takes to find them once. */
function located(text: string, { start, end }: Place, whole: string): number {
  if (text === whole) return start;
  let [from, to] = [start, end];
  for (let widened = 0; widened < 200; widened += 1) {
    const piece = text.slice(from, to);
    const at = whole.indexOf(piece);
    if (at === -1) break;
    if (whole.indexOf(piece, at + 1) === -1) return at + start - from;
    from = Math.max(text.lastIndexOf("\n", from - 2) + 1, 0);
    if (widened % 2 === 1) to = text.indexOf("\n", to + 1) === -1 ? text.length : text.indexOf("\n", to + 1);
  }
  throw new Error(`can't tell where ${JSON.stringify(text.slice(start, end))} is loaded from`);
}
