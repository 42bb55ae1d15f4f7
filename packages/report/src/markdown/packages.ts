import type { Report } from "../report.ts";
import { section, type Section } from "./section.ts";
import { plural, span, table } from "./words.ts";

/** Packages that one line can name. */
const mostInLine = 4;
const mostNamed = 20;

/** What version each package that consumers install gets. */
export function packages({ packages: all }: Report): Section {
  if (all.length === 0) return section(7, "");
  if (all.length <= mostInLine) return section(7, `Packages: ${all.map((each) => `${span(each.name)} ${versionOf(each)}`).join(", ")}`);
  const rest = all.length - mostNamed;
  const rows = all.slice(0, mostNamed).map((each) => [span(each.name), versionOf(each)]);
  return section(7, `### Packages\n\n${table(["package", "version"], rows)}${rest <= 0 ? "" : `\n\n… and ${plural(rest, "more package")}.`}`, `${plural(all.length, "package")} get a new version.`);
}

function versionOf({ bump, isFirst }: Report["packages"][number]): string {
  if (isFirst === true) return "first";
  return bump === "major" ? `**${bump}**` : bump;
}
