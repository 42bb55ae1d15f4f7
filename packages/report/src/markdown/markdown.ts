import type { Diagnostic } from "@concord/core";
import { comment } from "@concord/dictionary";
import type { Report } from "../report.ts";
import { approve } from "./approve.ts";
import { audiences } from "./audiences.ts";
import { changes, elsewhere } from "./changes.ts";
import { costs } from "./costs.ts";
import { diagram } from "./diagram.ts";
import { errors, findings, type SourceOf } from "./findings.ts";
import { heading } from "./heading.ts";
import { impacts } from "./impacts.ts";
import { losses } from "./losses.ts";
import { migrations } from "./migrations.ts";
import { packages } from "./packages.ts";
import { fitted, section } from "./section.ts";

/** The characters that a comment on GitHub may have (measured by its users; its API answers `body is too long (maximum is 65536 characters)`). */
export const mostOfComment = 65_536;

/** The first line: by it a workflow finds the comment that it wrote before. */
export const mark: string = comment("concord report");

/**
 * The report as Markdown for GitHub, of at most `limit` characters (0: as long as it gets). Where it would be longer, parts take a shorter form, which says what
 * it leaves out: first the diagram, last the contracts. All text of contracts and migrations is quoted by the dictionary's `code`, `text` and `fence`.
 */
export function markdown(report: Report, sourceOf: SourceOf, limit: number = mostOfComment): string {
  const parts = [section(10, mark), ...heading(report), packages(report), changes(report), findings(report, sourceOf), migrations(report), losses(report), costs(report), impacts(report), diagram(report), audiences(report), approve(report)];
  const most = limit === 0 ? Infinity : limit;
  const whole = fitted(parts, most);
  if (!whole.isFolded) return whole.text;
  const note = section(10, `Shortened, since GitHub takes no longer comment: ${elsewhere(report)}`);
  return fitted([...parts, note], most).text;
}

/** What is told where contracts have errors, of at most `limit` characters. */
export function markdownOfErrors(against: string, diagnostics: readonly Diagnostic[], sourceOf: SourceOf, limit: number = mostOfComment): string {
  return errors(mark, against, diagnostics, sourceOf, limit === 0 ? Infinity : limit);
}
