import { sqlForm, type FileForm } from "./form.ts";
import type { Migration, Step } from "./migration.ts";

/**
 * The file of a migration, which `readMigration` reads back as the same data. A value takes one line: line ends and control characters in it become a space,
 * so that nothing leaves its comment. What a step's text holds is the caller's: where a line of it looks like the opening of a step, it is read as one.
 */
export function printMigration(migration: Migration, form: FileForm = sqlForm): string {
  const { name, causes, from, to, after, notes, steps } = migration;
  const header = lines(form, [
    ["migration", name], ...causes.map((cause) => ["cause", cause] as const), ["from", from], ["to", to], ["after", after], ...notes.map(({ key, value }) => [key, value] as const),
  ]);
  return `${header}${steps.map((step) => `\n${printStep(step, form)}`).join("")}`;
}

function printStep({ mode, title, causes, locks, effect, notes, text }: Step, form: FileForm): string {
  const head = lines(form, [
    ["step", title === undefined ? mode : `${mode}: ${title}`],
    ...causes.map((cause) => ["cause", cause] as const), ...locks.map((lock) => ["lock", lock] as const), ["effect", effect], ...notes.map(({ key, value }) => [key, value] as const),
  ]);
  return `${head}${text}\n`;
}

function lines({ comment }: FileForm, entries: readonly (readonly [string, string | undefined])[]): string {
  return entries.map(([key, value]) => (value === undefined ? "" : `${comment} ${key}: ${oneLine(value)}\n`)).join("");
}

/** The value as its line holds it. */
export function oneLine(value: string): string {
  return value.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, " ").trim();
}
