import type { Code, Diagnostic, Fix } from "../diagnostic/diagnostic.ts";
import type { Entity } from "../model/entity.ts";
import type { Schema, SharedType } from "../model/schema.ts";
import type { MapNode } from "../read/node.ts";
import type { Source, Span } from "../source/span.ts";
import type { Claim } from "../target/claim.ts";

/** A contract's file: its text, and what is written where. */
export interface Document { readonly source: Source; readonly node: MapNode }

/** One contract as a rule sees it: what it means, and the document it is written in, for fixes. */
export interface Contract extends Document {
  /** Either an entity or a shared type. */
  readonly made: Entity | SharedType;
  readonly entity?: Entity;
  readonly type?: SharedType;
}

/** All that is known beside the contract. */
export interface Known {
  readonly schema: Schema;
  /** What every target claims, by constraint. */
  readonly claims: ReadonlyMap<string, readonly Claim[]>;
  /** Every contract's document by its file: a trait's field is written in the trait's. */
  readonly documents: ReadonlyMap<string, Document>;
}

/** One place that a rule looked at (in the contract, or in a trait that it uses), and what it found wrong there, if anything. */
export interface Looked {
  readonly at: Span;
  readonly fault?: { readonly message: string; readonly help?: string; readonly fix?: Fix | undefined; readonly related?: Diagnostic["related"] };
}

/**
 * A rule of good contracts: what it finds is no error, and a contract may say under `lint` why it does not follow it. Every place that the rule judged is
 * handed back, so that the figure of a namespace says how much of it follows the rules.
 */
export interface LintRule {
  /** `lint/undescribed-field`; what follows the slash is the name under which contracts silence it. */
  readonly code: Code;
  readonly look: (contract: Contract, known: Known) => readonly Looked[];
}

/** The name under which a contract silences a rule. */
export function ruleName({ code }: LintRule): string {
  return code.code.slice(code.code.indexOf("/") + 1);
}
