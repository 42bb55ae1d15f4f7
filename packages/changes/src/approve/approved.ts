import { nodeAt, plain, readDocument, report, type Diagnostic, type Source, type Span } from "@concord/core";
import { z } from "zod";
import { badApproval } from "../verdict/codes.ts";

/** A breaking or weakening change that somebody answers for. */
export interface Approval {
  /** The change's name, as `nameOf` gives it. */
  readonly change: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, as `2027-01-31`. */
  readonly until: string;
  /** Where `change` is written. */
  readonly span: Span;
}

const said = z.string({ error: "is not said" }).regex(/\S/u, { error: "is not said" });
const day = z.iso.date({ error: "is no day as 2027-01-31" });
const format = z.strictObject({
  approved: z.array(z.strictObject({ change: said, reason: said, owner: said, until: day })).default([]),
});

/** Reads `schemas/approved.yaml`. An approval without reason, owner or end is none. */
export function readApprovals(source: Source): { readonly approvals: readonly Approval[]; readonly diagnostics: readonly Diagnostic[] } {
  const { node, diagnostics } = readDocument(source);
  if (node === undefined || diagnostics.some(({ severity }) => severity === "error")) return { approvals: [], diagnostics };
  const judged = format.safeParse(node.is === "scalar" && node.value === null ? {} : plain(node));
  if (!judged.success) {
    const wrong = judged.error.issues.map((issue) => {
      const span = nearestSpan(node, issue.path as (string | number)[]);
      return report(badApproval, span, `${String(issue.path.at(-1) ?? "the file")} ${issue.code === "unrecognized_keys" ? `has the unknown word ${issue.keys.join(", ")}` : issue.message}`, { help: "concord explain changes/bad-approval shows the form" });
    });
    return { approvals: [], diagnostics: [...diagnostics, ...wrong] };
  }
  const approvals = judged.data.approved.map((each, index) => ({ ...each, span: nearestSpan(node, ["approved", index, "change"]) }));
  return { approvals, diagnostics };
}

function nearestSpan(node: Parameters<typeof nodeAt>[0], path: readonly (string | number)[]): Span {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = nodeAt(node, path.slice(0, length));
    if (found !== undefined) return found.span;
  }
  return node.span;
}
