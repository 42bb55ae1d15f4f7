import { kinds } from "../model/type.ts";
import { formReadings } from "./readings.ts";

/** What holds of every field of a form, whatever its type. */
export const formRules: readonly (readonly [sent: string, becomes: string])[] = [
  ["an empty text", "nothing: the field is missing, and takes its default"],
  ["no such name", "nothing; of a boolean that may not be missing false, since a checkbox that is not ticked sends nothing"],
  ["a name several times, of a field that is no list", "the list, which the field refuses"],
  ["a value that is no text (a file, a number of a program)", "itself"],
  ["a name that the shape does not have", "an unknown key, which is refused"],
  ["partial: an empty text", "null for a field that may be missing, which clears it; otherwise the empty text, which the field judges"],
  ["partial: no such name", "nothing: the field stays as it is"],
];

/** The table in Markdown, for documentation. */
export function formTable(): string {
  const rows = kinds.map((kind) => {
    const { sent, becomes } = formReadings[kind];
    return `| ${kind} | ${sent} | ${becomes} |`;
  });
  const rules = formRules.map(([sent, becomes]) => `| ${sent} | ${becomes} |`);
  return ["| type | what a form sends | what becomes of it |", "|---|---|---|", ...rows, "", "| of every field | |", "|---|---|", ...rules, ""].join("\n");
}
