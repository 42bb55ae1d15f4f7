import { type Code, type Diagnostic, report } from "../diagnostic/diagnostic.ts";
import type { Source, Span } from "../source/span.ts";
import type { ScalarNode } from "./node.ts";
import { spanInside } from "./position.ts";

export const nul: Code = {
  code: "read/nul",
  severity: "error",
  explain: `The text holds the character U+0000 (NUL), as itself or as an escape such as "\\0". PostgreSQL cannot keep it, and many programs take it for the end of a text. Remove it.`,
};

export const controlCharacter: Code = {
  code: "read/control-character",
  severity: "error",
  explain: `The file holds a control character, which nobody sees and which is not allowed there: in text without quotes, only tab and line ends are. A carriage return counts as a line end only together with a line feed. Remove it, or write it as an escape within double quotes, such as "\\x1b".`,
};

export const loneSurrogate: Code = {
  code: "read/lone-surrogate",
  severity: "error",
  explain: `The text holds half of a surrogate pair, U+D800 to U+DFFF, as itself or as an escape such as "\\ud83d". Such text is not well-formed: it cannot be written as UTF-8, and no store accepts it. Write the whole character.`,
};

/** More findings of this kind in one file are counted alone. */
const most = 20;

/** Characters that no contract may hold, wherever they stand. The text given back has harmless ones in their place, at the same offsets. */
export function characters(source: Source): { readonly text: string; readonly diagnostics: readonly Diagnostic[]; readonly left: number } {
  const diagnostics: Diagnostic[] = [];
  let left = 0;
  const bad = /[\0-\x08\x0b\x0c\x0e-\x1f]+|\r(?!\n)|\p{Cs}/gu;
  const text = source.text.replace(bad, (found: string, place: number) => {
    const span = { file: source.file, start: place, end: place + (found[0] === "\0" ? 1 : found.length) };
    if (diagnostics.length < most) diagnostics.push(foundBad(found, span));
    else left += 1;
    return found === "\r" ? "\n" : " ".repeat(found.length);
  });
  return { text, diagnostics, left };
}

/** Characters that a value must not hold: those made by escapes, and those that are allowed only within quotes. */
export function charactersOf(node: ScalarNode, source: Source): readonly Diagnostic[] {
  if (typeof node.value !== "string") return [];
  const { value } = node;
  if (node.style !== "quoted") {
    const place = value.search(/[\x7f-\x84\x86-\x9f\uFEFF\uFFFE\uFFFF]/);
    return place === -1 ? [] : [foundControl(value[place] as string, spanInside(node, source, place, place + 1))];
  }
  if (!node.text.includes("\\")) return [];
  const zero = value.indexOf("\0");
  const half = value.search(/\p{Cs}/u);
  return [
    ...(zero === -1 ? [] : [foundNul(spanInside(node, source, zero, zero + 1))]),
    ...(half === -1 ? [] : [foundSurrogate(value[half] as string, spanInside(node, source, half, half + 1))]),
  ];
}

function foundBad(found: string, span: Span): Diagnostic {
  if (found[0] === "\0") return foundNul(span);
  return found.isWellFormed() ? foundControl(found, span) : foundSurrogate(found, span);
}

function foundNul(span: Span): Diagnostic {
  return report(nul, span, "the text holds the character U+0000", { help: "remove it" });
}

function foundControl(found: string, span: Span): Diagnostic {
  if (found === "\r") return report(controlCharacter, span, "a carriage return stands without a line feed", { help: "end lines with LF or CR LF" });
  const help = "remove it, or write it as an escape within double quotes";
  return report(controlCharacter, span, `the text holds the control character ${named(found)}`, { help });
}

function foundSurrogate(found: string, span: Span): Diagnostic {
  return report(loneSurrogate, span, `the text holds half of a surrogate pair, ${named(found)}`, { help: "write the whole character" });
}

function named(text: string): string {
  return `U+${(text.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
}
