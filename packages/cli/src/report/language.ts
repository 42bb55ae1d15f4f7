import type { LanguageEntry, LanguageSection } from "@concord/core";
import { anchors, bullets, code, comment, fence, link, text } from "@concord/dictionary";
import type { Stream } from "../world.ts";
import { wrapped } from "./wrap.ts";

/** Something that contracts can say, and the part of the language that it is told in. */
export interface Told { readonly entry: LanguageEntry; readonly section: LanguageSection }

/** Prints what there is to say of one word; places where it says the same are told together. */
export function printEntries(to: Stream, told: readonly Told[]): void {
  const { bold, dim } = to.colours;
  const parts = [...Map.groupBy(told, ({ entry }) => saying(entry)).values()].map((same) => {
    const [{ entry: { name, about, takes, example, place } }] = same as [Told, ...Told[]];
    const places = same.map(({ section }) => section.title.replace(/:$/u, "")).join(", ");
    return [
      `${bold(name)} ${dim(`(${places})`)}`,
      `  ${wrapped(about, 2, to.width)}`,
      ...(takes === undefined ? [] : [`  ${wrapped(`${place === "expression" ? "written" : "takes"}: ${takes}`, 4, to.width)}`]),
      ...(example === undefined ? [] : ["", ...example.trim().split("\n").map((line) => `    ${line}`)]),
    ].join("\n");
  });
  to.write(`${parts.join("\n\n")}\n`);
}

/** What an entry says, whatever place it stands at. */
function saying({ name, about, takes = "" }: LanguageEntry): string {
  return JSON.stringify([name, about, takes]);
}

/** The language as a document: every word with its line and an example, place by place; a place leaves out what an earlier one told, and names it. */
export function languageDocument(sections: readonly LanguageSection[]): string {
  const first = new Map<string, LanguageSection>();
  for (const section of sections) for (const entry of section.entries) if (!first.has(saying(entry))) first.set(saying(entry), section);
  const parts = sections.map((section) => {
    const own = section.entries.filter((entry) => first.get(saying(entry)) === section);
    return { section, own, like: Map.groupBy(section.entries.filter((entry) => !own.includes(entry)), (entry) => first.get(saying(entry)) as LanguageSection) };
  });
  const headings = ["The language of contracts", ...parts.flatMap(({ section, own }) => [section.title, ...own.map(({ name }) => name)])];
  const given = anchors(headings);
  const anchorOf = (section: LanguageSection): string => `#${given[headings.indexOf(section.title)]}`;
  return [
    comment("Made by the explain command from the grammar and the rooms of the stores; change it there."),
    "# The language of contracts",
    "One file per entity below `schemas/`, in YAML or JSON: `schemas/<namespace>/<name>.yaml` holds the entity of that name. `concord explain <word>` prints what stands here of one word, `concord explain --language` all of it.",
    bullets(sections.map((section) => link(text(section.title), anchorOf(section)))).trimEnd(),
    ...parts.flatMap(({ section, own, like }) => [
      `## ${text(section.title)}`,
      ...[...like].map(([other, entries]) => `As under ${link(text(other.title), anchorOf(other))}: ${entries.map(({ name }) => code(name)).join(", ")}.`),
      ...own.map(entryText),
    ]),
    "",
  ].join("\n\n").replace(/\n+$/u, "\n");
}

function entryText({ name, about, takes, example, place }: LanguageEntry): string {
  const line = takes === undefined ? text(about) : `${text(about)}\n\n${place === "expression" ? `Written ${code(takes)}.` : `Takes: ${text(takes)}.`}`;
  return [`### ${code(name)}`, line, ...(example === undefined ? [] : [fence(example.trim(), place === "expression" ? "" : "yaml")])].join("\n\n");
}
