import { type Code, type Diagnostic, report } from "../diagnostic/diagnostic.ts";
import { remove } from "../diagnostic/remedy.ts";
import type { SpanAt } from "../source/span.ts";
import { depthLimit, type Parsed } from "./parse.ts";

export const directive: Code = {
  code: "read/directive",
  severity: "error",
  explain: `A line that begins with % is a directive: it changes how the rest of the file is read. Under %YAML 1.1, for example, no and yes are truth values and 010 is eight. Contracts are YAML 1.2 and have no directives; remove the line.`,
};

export const severalDocuments: Code = {
  code: "read/several-documents",
  severity: "error",
  explain: `A line of three dashes begins another document, and a file holds one. Move the second one to a file of its own: one file, one contract, and the file's name is the contract's name.`,
};

export const tooDeep: Code = {
  code: "read/too-deep",
  severity: "error",
  explain: `Lists and maps are nested more than ${depthLimit} levels deep. No contract needs that; it is a mistake, or a file made to overflow its readers. Give the inner parts names of their own, as shared types.`,
};

/** What is wrong with the file as a whole: directives other than %YAML 1.2, a second document, or too many levels. */
export function stream({ directives, documents, tooDeep: deep }: Parsed, at: SpanAt): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { offset, source } of directives) {
    if (/^%YAML[ \t]+1\.2[ \t]*$/.test(source)) continue;
    const span = at(offset, offset + source.length);
    const message = `${source.split(/\s/)[0]} is a directive that changes how the file is read`;
    found.push(report(directive, span, message, remove(span, "remove the line; contracts are YAML 1.2 and have no directives")));
    break;
  }
  const second = documents[1];
  if (second !== undefined) {
    const marker = second.start.find(({ type }) => type === "doc-start");
    const place = marker?.offset ?? second.offset;
    const span = at(place, place + (marker?.source.length ?? 1));
    found.push(report(severalDocuments, span, "another document begins here", { help: "move it to a file of its own" }));
  }
  if (deep !== undefined) {
    found.push(report(tooDeep, at(deep.offset, deep.offset + 1), `lists and maps are nested more than ${depthLimit} levels deep`));
  }
  return found;
}
