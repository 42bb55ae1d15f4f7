import { text } from "@concord/dictionary";
import { positionAt, type Diagnostic, type Source } from "@concord/core";
import type { Report } from "../report.ts";
import { fitted, section, type Section } from "./section.ts";
import { plural, span } from "./words.ts";

/** What a list of findings names; the others are counted. */
const mostNamed = 20;

/** Finds the text of a file. */
export type SourceOf = (file: string) => Source | undefined;

/** Findings about approvals; breaks are told with their changes. */
export function findings({ diagnostics }: Report, sourceOf: SourceOf): Section {
  const others = diagnostics.filter(({ code }) => code !== "changes/breaking" && code !== "changes/weakened");
  return others.length === 0 ? section(8, "") : section(8, `### Approvals\n${listOf(others, sourceOf)}`);
}

/** What is said in place of a report where the contracts of a side have errors: nothing can be compared then. */
export function errors(mark: string, against: string, diagnostics: readonly Diagnostic[], sourceOf: SourceOf, limit: number): string {
  const said = `> [!CAUTION]\n> ${plural(diagnostics.length, "error")} in the contracts: what changed cannot be told before they are mended.`;
  return fitted([section(10, mark), section(10, `## Contracts, against ${span(against)}`), section(10, said), section(9, listOf(diagnostics, sourceOf), "`concord check` shows them.")], limit).text;
}

function listOf(diagnostics: readonly Diagnostic[], sourceOf: SourceOf): string {
  const lines = diagnostics.slice(0, mostNamed).map(({ span: { file, start }, message, help, code }) => {
    const source = sourceOf(file);
    const place = source === undefined ? file : `${file}:${positionAt(source, start).line}`;
    return `- ${span(place)} ${text(message)} (${span(code)})${help === undefined ? "" : `: ${text(help)}`}`;
  });
  const rest = diagnostics.length - lines.length;
  return [...lines, ...(rest === 0 ? [] : [`- … and ${plural(rest, "more", "more")}: \`concord check\` shows them`])].join("\n");
}
