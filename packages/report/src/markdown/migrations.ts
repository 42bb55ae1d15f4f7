import { fence, text } from "@concord/dictionary";
import type { PlacedStep } from "@concord/migrate";
import type { NewMigration, Report } from "../report.ts";
import { folded, section, type Section } from "./section.ts";
import { plural, span, table, visible } from "./words.ts";

/** What the shortest form still names. */
const mostNamed = 15;
/** So many steps, of all migrations together, are shown without opening anything. */
const mostSteps = 3;

/** The migrations that come with the change: their steps, what they lock and lose, and their statements. */
export function migrations({ migrations: all, isUnplanned, changes }: Report): Section {
  const due = isUnplanned && changes.length > 0 ? ["The contracts differ from what the newest migration leads to: `concord plan` writes the next one."] : [];
  if (all.length + due.length === 0) return section(6, "");
  const few = all.reduce((sum, { file }) => sum + file.steps.length, 0) <= mostSteps;
  const form = (withText: boolean): string => ["### Migrations", ...due, ...all.map((each) => shown(each, few, withText))].join("\n\n");
  const short = all.slice(0, mostNamed).map((each) => `- ${nameOf(each)}: ${plural(each.file.steps.length, "step")}. ${said(each).join(" ")}`.trimEnd());
  const rest = all.length - short.length;
  return section(6, form(true), form(false),
    ["### Migrations", ...due, [...short, ...(rest === 0 ? [] : [`- … and ${plural(rest, "more migration")}`])].join("\n"), "Their statements stand in the files."].join("\n\n"));
}

function nameOf({ store, file }: NewMigration): string {
  return `${span(file.name)} in ${store}`;
}

/** One migration; `few`: its steps are open to see. */
function shown(each: NewMigration, few: boolean, withText: boolean): string {
  const { steps } = each.file;
  const file = withText ? [fileOf(each)] : [];
  return [
    [`**${nameOf(each)}**`, ...said(each)].join("<br>\n"),
    ...(few ? [stepsOf(steps)] : []),
    ...(few ? file.map((sql) => folded("Statements", sql)) : [folded(`${plural(steps.length, "step")}, and ${withText ? "their statements" : "what they lock"}`, [stepsOf(steps), ...file].join("\n\n"))]),
  ].join("\n\n");
}

/** What must be known of a migration before anything else: when it waits, what it takes away. */
function said({ file: { steps, notes } }: NewMigration): readonly string[] {
  const [gone, part] = [steps.filter(({ effect }) => effect === "irreversible").length, steps.filter(({ effect }) => effect === "lossy").length];
  const losses = [...(gone > 0 ? [`${plural(gone, "step")} cannot be undone`] : []), ...(part > 0 ? [`${plural(part, "step")} can be undone in part only`] : [])];
  const waits = notes.some(({ key, value }) => key === "phase" && value === "contract");
  return [
    ...(losses.length === 0 ? [] : [`**${losses.join(", ")}**: \`concord migrate\` asks for a backup first.`]),
    ...(waits ? ["It waits until the old clients are gone: `concord migrate --contract` runs it."] : []),
  ];
}

const undone = { reversible: "wholly", lossy: "**in part**", irreversible: "**not**" };

function stepsOf(steps: readonly PlacedStep[]): string {
  return table(["step", "locks", "runs", "undone"], steps.map(({ title, mode, locks, effect, text: sql }) => [
    title === undefined ? span(firstLine(sql)) : text(title), locks.map(text).join("<br>"), mode === "transaction" ? "" : mode, effect === undefined ? "not said" : undone[effect],
  ]));
}

function firstLine(sql: string): string {
  return sql.split("\n").find((line) => line.trim() !== "" && !line.startsWith("--")) ?? "";
}

function fileOf({ file }: NewMigration): string {
  return fence(visible(file.source.text.trimEnd()), file.source.file.endsWith(".sql") ? "sql" : "");
}
