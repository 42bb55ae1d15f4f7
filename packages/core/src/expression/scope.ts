import type { Code, Diagnostic, Edits } from "../diagnostic/diagnostic.ts";
import { report } from "../diagnostic/diagnostic.ts";
import type { Field } from "../model/field.ts";
import type { Auth } from "../model/schema.ts";
import type { Type } from "../model/type.ts";
import type { Span } from "../source/span.ts";
import type { Expression, ValueKind } from "./expression.ts";
import type { Facts } from "./facts.ts";
import type { Problem } from "./cel.ts";
import type { Range, Syntax, SyntaxOf } from "./syntax.ts";

/** The record that a relation leads to, as an access expression sees it. */
export interface Relation {
  readonly fields: readonly Field[];
  /** The reference may be absent. */
  readonly optional: boolean;
  /** The record's own fields that hold the reference: where these are there, so is the relation. */
  readonly by?: readonly string[];
}

/** What an expression may mention. */
export interface Scope {
  readonly fields: readonly Field[];
  readonly place: "check" | "where" | "access" | "computed";
  /** By name; access only. */
  readonly relations: Readonly<Record<string, Relation>>;
  readonly auth: Auth;
  /** Where a range of the expression's text stands in its file. */
  readonly spanAt: (start: number, end: number) => Span;
  /** What to write in the file so that the expression's text changes so, however it is quoted there; undefined where no edit can say it. */
  readonly editsFor: (edits: NonNullable<Problem["fix"]>["edits"]) => Edits | undefined;
}

/** What is known at one place of an expression. */
export interface Place {
  readonly proven: Facts;
  readonly variables: ReadonlyMap<string, Type>;
  /** The smallest condition around the place: what a guard is put in front of. */
  readonly condition: Syntax;
  /** The && or || of which that condition is an operand. */
  readonly joined?: SyntaxOf<"binary"> | undefined;
}

/** An expression with what the checker knows of it beside the tree. */
export interface Typed {
  readonly tree: Expression;
  /** The contract's type, where it has one: an enum's values, a time's digits. */
  readonly type?: Type | undefined;
  /** Least and greatest value of a whole number. */
  readonly bounds?: readonly [least: number, greatest: number] | undefined;
  /** What is proven to be there once this is true, and once it is false. */
  readonly whenTrue: Facts;
  readonly whenFalse: Facts;
}

/** What a literal stands beside: it takes that kind. */
export interface Beside {
  readonly is: ValueKind;
  readonly type?: Type | undefined;
  /** As a message names it: `'closedAt'`. */
  readonly name: string;
}

/** One reading of one expression: its text, what it may mention, what was found so far. */
export class Reading {
  readonly text: string;
  readonly scope: Scope;
  readonly found: Diagnostic[] = [];
  /** The checker itself, handed in so that the parts need not know each other. Undefined: a problem was reported. */
  readonly check: (reading: Reading, syntax: Syntax, place: Place, beside?: Beside) => Typed | undefined;

  constructor(text: string, scope: Scope, check: Reading["check"]) {
    this.text = text;
    this.scope = scope;
    this.check = check;
  }

  /** Reports at the range, and gives the nothing that stands for a faulty part. */
  refuse(code: Code, at: Range, message: string, more: Pick<Problem, "help" | "fix"> = {}): undefined {
    this.found.push(asDiagnostic({ ...more, code, message, start: at.start, end: at.end }, this.scope));
    return undefined;
  }

  span(at: Range): Span {
    return this.scope.spanAt(at.start, at.end);
  }

  /** The text of a part, as written. */
  written(at: Range): string {
    return this.text.slice(at.start, at.end);
  }
}

export function asDiagnostic(problem: Problem, scope: Scope): Diagnostic {
  const { code, start, end, message, help, fix } = problem;
  const edits = fix === undefined ? undefined : scope.editsFor(fix.edits);
  return report(code, scope.spanAt(start, end), message, { help, fix: fix === undefined || edits === undefined ? undefined : { title: fix.title, edits } });
}
