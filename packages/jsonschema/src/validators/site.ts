import { mark, type ConstraintKind, type Piece, type Step } from "@concord/core";
import { text } from "../javascript/quote.ts";
import type { Scope } from "./scope.ts";
import type { SupportName } from "./support.ts";

/** The value that statements are printed for. */
export interface Site {
  readonly scope: Scope;
  /** The expression that it is: a variable. */
  readonly value: string;
  /** Where it stands in the record, as expressions for an issue's path: `"lines"`, `v3`. */
  readonly at: readonly string[];
  /** The same as steps of the contract, for the marks of its constraints. */
  readonly path: readonly Step[];
  /** Writers are closed; readers take unknown keys and, of open enums, unknown values. `asked`: the variable `closed` says who it is. */
  readonly mode: "write" | "read" | "asked";
  /** The contract wants it there: what asks its type first also refuses that it is missing. */
  readonly required: boolean;
  /** Whether claims name statements here: those of the record do. */
  readonly marked: boolean;
  /** A document store holds the value. */
  readonly documents: boolean;
  readonly indent: string;
}

/** The mark of a constraint on the value at the path; with an empty path of the record. */
export function markOf(path: readonly Step[], kind: ConstraintKind): string {
  return `${path.join(".")}:${kind}`;
}

/** The first step of the paths of a shape that a contract names, in marks: no name has a blank. */
export function stepOf(shape: string): Step {
  return `shape ${shape}`;
}

/** Something that nothing further is asked of. */
export interface Gate { readonly kinds: readonly ConstraintKind[]; readonly if: string; readonly issue: string }

/** The gates in turn, and behind them all the rest. */
export function gates(site: Site, list: readonly Gate[], rest: readonly Piece[]): Piece {
  const { indent } = site;
  const further = rest.filter((each) => each !== "");
  return [
    list.map(({ kinds, if: condition, issue: pushed }, index) => {
      const first = index === 0;
      return line(site, first && site.required ? ["required", ...kinds] : kinds, indent, `${first ? "" : "else "}if (${condition}) ${pushed};`);
    }),
    further.length === 0 ? "" : [`${indent}else {\n`, further, `${indent}}\n`],
  ];
}

/** A statement on lines of its own, marked as what enforces constraints of these kinds on the site's value. */
export function line(site: Site, kinds: readonly ConstraintKind[], indent: string, statement: Piece): Piece {
  return [indent, site.marked ? kinds.reduce((inner, kind) => mark(markOf(site.path, kind), inner), statement) : statement, "\n"];
}

function pathOf({ at }: Site): string {
  return `[${at.join(", ")}]`;
}

/** A statement that adds an issue. */
export function issue(site: Site, code: string, message: string): string {
  return `${site.scope.call("refuse")}(issues, ${pathOf(site)}, ${text(code)}, ${text(message)})`;
}

/** A statement that adds an issue of this kind: a function of `support.ts` that has the words. */
export function told(site: Site, how: SupportName, ...given: readonly string[]): string {
  return `${site.scope.call(how)}(${["issues", pathOf(site), ...given].join(", ")})`;
}

export function faulty(site: Site, kinds: readonly ConstraintKind[], condition: string, pushed: string): Piece {
  return line(site, kinds, `${site.indent}  `, `if (${condition}) ${pushed};`);
}

/** A value that is none of its type, or missing. */
export function wrong(site: Site, kinds: readonly ConstraintKind[], message: string, condition: string, code?: string): Gate {
  return { kinds, if: condition, issue: told(site, "wrongType", text(message), site.value, ...(code === undefined ? [] : [text(code)])) };
}
