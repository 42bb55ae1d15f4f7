import { join, mark, type ConstraintKind, type Piece, type Step } from "@concord/core";
import type { Scope } from "./scope.ts";

/** Where an annotation is printed. */
export interface Site {
  readonly scope: Scope;
  /** What classes of objects within are called after. */
  readonly owner: string;
  /** Writers are closed; readers take unknown keys and, of open enums, unknown values. `given`: texts are brought into their normal form. */
  readonly mode: "write" | "read" | "given";
  /** From the record to the value, for the marks of its constraints. */
  readonly path: readonly Step[];
  /** Whether claims name statements here: those of the record do. */
  readonly marked: boolean;
  /** A document store holds the value: json then knows no list directly in a list. */
  readonly documents: boolean;
  /** The fields that the shape has, by name, of a value of the record itself: a union may hang on one. */
  readonly beside?: ReadonlySet<string>;
}

/** The mark of a constraint on the value at the path; with an empty path of the record. */
export function markOf(path: readonly Step[], kind: ConstraintKind): string {
  return `${path.join(".")}:${kind}`;
}

/** The first step of the paths of a shape that a contract names, in marks: no name has a blank. */
export function stepOf(shape: string): Step {
  return `shape ${shape}`;
}

/** Marks a piece as what enforces constraints of these kinds on the site's value. */
export function said(site: Site, kinds: ConstraintKind | readonly ConstraintKind[], piece: Piece): Piece {
  if (!site.marked) return piece;
  return [kinds].flat().reduce((inner, kind) => mark(markOf(site.path, kind), inner), piece);
}

export function inside(site: Site, ...steps: readonly Step[]): Site {
  const { beside: _, ...rest } = site;
  return { ...rest, path: [...site.path, ...steps] };
}

/** A type with what is asked of its values: the last is asked first. */
export function annotated(site: Site, base: Piece, asked: readonly Piece[]): Piece {
  const all = asked.filter((each) => each !== "" && !(Array.isArray(each) && each.length === 0));
  return all.length === 0 ? base : [site.scope.use("Annotated"), "[", base, ", ", join(all, ", "), "]"];
}

/** Pydantic's own constraints: a word of `Field` for each kind that the type has. */
export function fieldWords(site: Site, words: readonly (readonly [kind: ConstraintKind, word: string, value: string | undefined])[]): Piece {
  const given = words.filter(([, , value]) => value !== undefined).map(([kind, word, value]) => said(site, kind, `${word}=${value}`));
  return given.length === 0 ? "" : [site.scope.use("Field"), "(", join(given, ", "), ")"];
}
