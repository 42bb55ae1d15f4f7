import { fence } from "@concord/dictionary";
import type { Report } from "../report.ts";
import { folded, section, type Section } from "./section.ts";
import { plural } from "./words.ts";

/** Mermaid's own limit for a diagram (`maxTextSize`, 50,000), which GitHub leaves as it is. */
const longest = 50_000;
/** More entities than these nobody follows in a comment. */
const mostDrawn = 40;

/** The diagram with the changes marked, to be opened. */
export function diagram({ diagram: drawn }: Report): Section {
  if (drawn === undefined) return section(1, "");
  const said = `No diagram: ${plural(drawn.entities, "entity", "entities")} are too many for one picture here; the picture of everything is among the generated files.`;
  if (drawn.entities > mostDrawn || drawn.text.length > longest) return section(1, said);
  return section(1, folded("Diagram: new is green, gone is red, changed is yellow", fence(drawn.text.trimEnd(), "mermaid")), said);
}
