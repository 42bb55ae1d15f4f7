import { text } from "@concord/dictionary";
import type { Impact } from "../impact/touched.ts";
import type { Report } from "../report.ts";
import { elsewhere } from "./changes.ts";
import { folded, section, type Section } from "./section.ts";
import { plural, span, table } from "./words.ts";

/** What depends on one thing is named up to so many; the others are counted. */
const mostNamed = 8;

/** What depends on that which is no longer as it was, to be opened. */
export function impacts(report: Report): Section {
  const all = report.impacts;
  if (all.length === 0) return section(4, "");
  const count = all.reduce((sum, { touched }) => sum + touched.length, 0);
  const said = `${plural(count, "place")} in the contracts ${count === 1 ? "depends" : "depend"} on what breaks or weakens`;
  return section(4, folded(said, table(["changed", "what depends on it"], all.map(rowOf))), `${said}: ${elsewhere(report)}`);
}

function rowOf({ of: { id, field }, touched }: Impact): readonly string[] {
  const named = touched.slice(0, mostNamed).map(({ what, of, name, byName }) => `${text(what)} ${span(of === id ? name || of : [of, name].filter((part) => part !== "").join("/"))}${byName === true ? " (by name)" : ""}`);
  const rest = touched.length - named.length;
  return [span(field === undefined ? id : `${id}.${field}`), [...named, ...(rest === 0 ? [] : [`… and ${plural(rest, "more", "more")}`])].join("<br>")];
}
