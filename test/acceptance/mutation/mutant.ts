import type { Claim, GeneratedFile } from "@concord/core";
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

/** Every statement that a target's claims name on an entity, taken away one at a time. */
export function mutantsOf(made: Made, entity: string, loosen: Loosen): readonly Mutant[] {
  const claims = made.claims.filter((claim): claim is Enforced => claim.verdict === "enforced" && belongsTo(claim.constraint, entity));
  const byPlace = Map.groupBy(claims, ({ by }) => `${by.file} ${by.start} ${by.end}`);
  return [...byPlace.values()].map((group): Mutant => {
    const [{ by }] = group as [Enforced];
    const statement = textOf(made, by.file).slice(by.start, by.end);
    const ways = loosen(statement, { text: textOf(made, by.file), start: by.start, end: by.end });
    return { statement, constraints: group.map((claim) => claim.constraint), ways: ways.map((text) => made.files.map((file) => (file.path === by.file ? { path: file.path, text } : file))) };
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
