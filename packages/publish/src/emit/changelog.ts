import { audiencesOf, bumpOf, describe, heeded, placeOf, whoBreaks, type Bump, type JudgedChange } from "@concord/changes";
import { bullets, text } from "@concord/dictionary";

/** What a changelog says of one version. */
export interface Entry {
  readonly version: string;
  /** The day, as `2026-11-21`; none of a version that is only tried. */
  readonly date?: string | undefined;
  /** What people wrote of it, as Markdown. */
  readonly notes?: readonly string[];
  readonly changes: readonly JudgedChange[];
  /** Whether it is the first one; then nothing is compared. */
  readonly isFirst?: boolean;
}

/** The headings, from the highest bump that a change asks for. */
const headings: readonly (readonly [Bump, string])[] = [["major", "Breaking"], ["minor", "New and changed"], ["patch", "In words"]];

/** The section of one version: what people wrote, then what changed, contract by contract, and whom it breaks, in plain words. */
export function changelogEntry({ version, date, notes = [], changes, isFirst = false }: Entry): string {
  const groups = headings.map(([bump, heading]) => ({ heading, lines: changes.filter((each) => bumpOf([each]) === bump).map(lineOf) })).filter(({ lines }) => lines.length > 0);
  const said = [
    ...(notes.length === 0 ? [] : [notes.map(noteOf).join("")]),
    ...groups.map(({ heading, lines }) => `### ${heading}\n\n${bullets(lines)}`),
    ...(isFirst ? ["The first version.\n"] : notes.length === 0 && groups.length === 0 ? ["Nothing changed in the contracts.\n"] : []),
  ];
  return `## ${version}${date === undefined ? "" : ` (${date})`}\n\n${said.join("\n")}`;
}

/** A changelog with one more section, the newest first. Those of the same version and of prereleases give way to it: it tells what they told. */
export function withEntry(changelog: string | undefined, entry: string): string {
  const sections = (changelog ?? "").split(/^(?=## )/mu).filter((section) => section.startsWith("## "));
  const kept = sections.filter((section) => versionOf(section) !== versionOf(entry) && !versionOf(section).includes("-"));
  return `# Changelog\n\n${[entry, ...kept].map((section) => section.trimEnd()).join("\n\n")}\n`;
}

function versionOf(section: string): string {
  return /^## (\S+)/u.exec(section)?.[1] ?? "";
}

/** An author's Markdown as one point of a list, so that no heading in it is one of ours. */
function noteOf(note: string): string {
  return `- ${note.replaceAll("\r\n", "\n").replace(/\n(?=.)/gu, "\n  ")}\n`;
}

function lineOf(judged: JudgedChange): string {
  const [weakened, breaking] = (["weakened", "breaking"] as const).map((is) => audiencesOf(judged, is).filter((audience) => heeded.includes(audience)).map((audience) => whoBreaks[audience]));
  const whom = [...(breaking?.length ? [`it breaks ${breaking.join(", ")}`] : []), ...(weakened?.length ? [`it concerns ${weakened.join(", ")}`] : [])].join("; ");
  return `${text(`${placeOf(judged.change).replace("/", ", ")}: ${describe(judged.change)}`)}${whom === "" ? "" : `; ${whom}`}`;
}
