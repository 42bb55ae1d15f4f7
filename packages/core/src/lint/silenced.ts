import { report, type Code, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { suggest } from "../diagnostic/suggest.ts";
import { keySpan, nodeAt } from "../language/place.ts";
import type { MapNode } from "../read/node.ts";
import { textOf } from "../read/text.ts";
import { wordIn } from "../read/quote.ts";
import { removeWord } from "./edit.ts";
import type { Document } from "./rule.ts";

export const unknownRule: Code = {
  code: "lint/unknown-rule",
  severity: "warning",
  explain: `
A contract silences a rule that does not exist. It was misspelled, or a later version of concord has no such rule any more; concord explain
lists the codes, and a rule is called like the code behind lint/.

  lint: { undescribed-field: The names are those of the vendor. }`,
};

export const noReason: Code = {
  code: "lint/no-reason",
  severity: "warning",
  explain: `
A contract silences a rule and does not say why. The reason is for the next reader, who has to decide whether it still holds.

  lint: { unindexed-reference: The table has ten rows. }`,
};

export const unneeded: Code = {
  code: "lint/unneeded",
  severity: "warning",
  explain: `
A contract silences a rule that finds nothing in it. Either the reason is gone, or the mistake was mended; what stays would hide the next
one.

Remove the line; concord check --fix does.`,
};

export const silenceCodes: readonly Code[] = [unknownRule, noReason, unneeded];

/** The rules that a contract silences. */
export function silencedBy(node: MapNode): readonly string[] {
  const words = nodeAt(node, ["lint"]);
  return words?.is === "map" ? words.entries.map((entry) => entry.key) : [];
}

/** What is wrong with the silences themselves. `found`: the rules that have something to say of this contract. */
export function judgeSilences({ node, source }: Document, names: readonly string[], found: ReadonlySet<string>): readonly Diagnostic[] {
  return silencedBy(node).flatMap((name): readonly Diagnostic[] => {
    const span = keySpan(node, ["lint", name]);
    if (!names.includes(name)) {
      const near = suggest(name, names);
      return [report(unknownRule, span, `there is no rule ${name}`, {
        help: near === undefined ? `the rules are ${names.join(", ")}` : `did you mean ${near}?`,
        ...(near === undefined ? {} : { fix: { title: `write ${near}`, edits: [{ span, text: wordIn(source.file, near) }] } }),
      })];
    }
    if (!found.has(name)) return [report(unneeded, span, `${name} finds nothing here`, { help: "remove it", fix: removeWord(node, source, ["lint", name]) })];
    const reason = nodeAt(node, ["lint", name]);
    if (reason?.is === "scalar" && /\p{L}/u.test(textOf(reason))) return [];
    return [report(noReason, span, `nothing says why ${name} is silent`, { help: "write the reason behind it" })];
  });
}
