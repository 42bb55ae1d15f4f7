import { positionAt, type Code, type Diagnostic, type Source, type Span } from "@concord/core";
import type { Location, Log, ReportingDescriptor, Result } from "sarif";

/** The tool that found something. */
export interface Tool { readonly name: string; readonly version: string }

/**
 * Findings as SARIF 2.1.0 (OASIS standard, with errata 01), for GitHub's code scanning and whatever else reads it. `codes` are the pages of the kinds of findings;
 * places count from 1, in UTF-16 units. A finding in the state before is told in the file of that name.
 */
export function sarif(diagnostics: readonly Diagnostic[], codes: readonly Code[], sourceOf: (file: string) => Source | undefined, tool: Tool): Log {
  const used = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const rules = used.map((id): ReportingDescriptor => ruleOf(id, codes.find(({ code }) => code === id)));
  return {
    version: "2.1.0",
    runs: [{
      tool: { driver: { name: tool.name, semanticVersion: tool.version, rules } },
      columnKind: "utf16CodeUnits",
      results: diagnostics.map((each): Result => ({
        ruleId: each.code, ruleIndex: used.indexOf(each.code), level: each.severity,
        message: { text: each.help === undefined ? each.message : `${each.message}\n${each.help}` },
        locations: [placeOf(each.span, sourceOf)],
        ...(each.related.length === 0 ? {} : { relatedLocations: each.related.map(({ span, message }, id) => ({ id, ...placeOf(span, sourceOf), message: { text: message } })) }),
        partialFingerprints: { "concord/v1": `${each.code} ${each.message}` },
      })),
    }],
  };
}

/** The first paragraph of a page says what the rule is; the page is the help. */
function ruleOf(id: string, code: Code | undefined): ReportingDescriptor {
  if (code === undefined) return { id };
  const page = code.explain.trim();
  return { id, shortDescription: { text: page.split(/\n\s*\n/u)[0] as string }, help: { text: page }, defaultConfiguration: { level: code.severity } };
}

function placeOf(span: Span, sourceOf: (file: string) => Source | undefined): Location {
  const source = sourceOf(span.file);
  const uri = span.file.replace(/^.*?:(?=schemas\/)/u, "").split("/").map(encodeURIComponent).join("/");
  if (source === undefined) return { physicalLocation: { artifactLocation: { uri } } };
  const [start, end] = [positionAt(source, span.start), positionAt(source, span.end)];
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column } } };
}
