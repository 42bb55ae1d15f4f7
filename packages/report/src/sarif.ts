import { positionAt, type Code, type Diagnostic, type Source, type Span } from "@concord/core";
import type { Location, Log, Region, ReportingDescriptor, Result } from "sarif";

/** The tool that found something. */
export interface Tool { readonly name: string; readonly version: string }

/** The JSON Schema of SARIF 2.1.0, as GitHub's documentation names it. */
const schema = "https://json.schemastore.org/sarif-2.1.0.json";

/**
 * Findings as SARIF 2.1.0 (OASIS standard, with errata 01), for GitHub's code scanning and whatever else reads it: what GitHub calls required is there too (its page "SARIF support for
 * code scanning"), which the standard leaves open. `codes` are the pages of the kinds of findings; places count from 1, in UTF-16 units. A finding in the state before is told in the file of that name.
 */
export function sarif(diagnostics: readonly Diagnostic[], codes: readonly Code[], sourceOf: (file: string) => Source | undefined, tool: Tool): Log {
  const used = [...new Set(diagnostics.map(({ code }) => code))].sort();
  const rules = used.map((id): ReportingDescriptor => ruleOf(id, codes.find(({ code }) => code === id)));
  return {
    $schema: schema,
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

/** The first paragraph of a page says what the rule is, and is shorter than the 1,024 characters that GitHub shows of a description; the page is the help. */
function ruleOf(id: string, code: Code | undefined): ReportingDescriptor {
  if (code === undefined) return { id };
  const page = code.explain.trim();
  const what = { text: page.split(/\n\s*\n/u)[0] as string };
  return { id, shortDescription: what, fullDescription: what, help: { text: page }, defaultConfiguration: { level: code.severity } };
}

/** Where a file's text is not known, a finding stands at its first character. */
const firstCharacter: Region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

function placeOf(span: Span, sourceOf: (file: string) => Source | undefined): Location {
  const source = sourceOf(span.file);
  const uri = span.file.replace(/^.*?:(?=schemas\/)/u, "").split("/").map(encodeURIComponent).join("/");
  return { physicalLocation: { artifactLocation: { uri }, region: source === undefined ? firstCharacter : regionOf(span, source) } };
}

function regionOf(span: Span, source: Source): Region {
  const [from, to] = [positionAt(source, span.start), positionAt(source, span.end)];
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
