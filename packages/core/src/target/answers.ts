import type { SavedQuery, View } from "../model/view.ts";
import type { Span } from "../source/span.ts";

/**
 * What a view's or saved query's contract demands of its SQL.
 * - `columns`: it answers with these columns, of these names and types, in this order.
 * - `parameters`: it takes these, of these types.
 */
export interface AnswerConstraint {
  /** `marketing.activeCampaigns:columns`. */
  readonly id: string;
  readonly kind: "columns" | "parameters";
  readonly span: Span;
}

/** Every demand of a view or saved query. */
export function answerConstraints(of: View | SavedQuery): readonly AnswerConstraint[] {
  const about = (kind: AnswerConstraint["kind"]): AnswerConstraint => ({ id: `${of.id}:${kind}`, kind, span: of.spans[kind] ?? of.span });
  return of.kind === "query" && of.parameters.length > 0 ? [about("columns"), about("parameters")] : [about("columns")];
}
