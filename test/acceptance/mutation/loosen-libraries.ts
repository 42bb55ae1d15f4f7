import type { Loosen } from "./mutant.ts";

/** A schema of Zod that takes everything: whatever bounds the type that it stands for goes with it. Imports and functions may stand at the end of a module. */
const anything = [
  "", 'import * as every from "zod";', "function anything() {", "  const any = every.any();", "  const same = () => any;",
  "  return Object.assign(any, { min: same, max: same, lt: same, gt: same, regex: same, check: same });", "}", "",
].join("\n");

/** In Zod's codecs a bound is gone, a rule holds of everything, an object takes keys that it does not know, what was required is optional; any other type takes every value. */
export const loosenZod: Loosen = (statement, { text, start, end }) => {
  const by = (instead: string): readonly string[] => [text.slice(0, start) + instead + text.slice(end) + anything];
  if (statement.startsWith(".")) return by("");
  if (/^rule[<(]/u.test(statement)) return by("every.check(() => undefined)");
  if (statement === "z.strictObject") return by("z.looseObject");
  return by(/^\w+: /u.test(statement) ? `${statement}.optional()` : "anything()");
};

/** In JSON Schema a word or a required name is gone or, where what is left asks nothing that a schema may ask alone, all of the schema around it. */
export const loosenJsonSchema: Loosen = (statement, { text, start, end }) => {
  const [from, to] = around(text, start);
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const gone = /^\s*,/u.test(after) ? before + after.replace(/^\s*,\s*/u, "") : before.replace(/,\s*$/u, "") + after;
  return statement.includes(": ") ? [gone, `${text.slice(0, from)}{}${text.slice(to)}`] : [gone];
};

/** Where the object begins and ends that a place in a text of JSON stands in. */
function around(text: string, place: number): readonly [number, number] {
  const open: number[] = [];
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gu)) {
    if (token === "{") open.push(index);
    if (token !== "}") continue;
    const from = open.pop() ?? 0;
    if (from < place && index > place) return [from, index + 1];
  }
  return [0, text.length];
}

/** In a validator the condition stays and what it refuses is not said, and members are not asked. */
export const loosenValidators: Loosen = (statement, { text, start, end }) => {
  const silent = statement.startsWith("for (") ? "" : statement.replace(/\b(?:wrongType|refuse|unknownKeys|broken)\(issues, .*\);/u, ";");
  return silent === statement ? [] : [text.slice(0, start) + silent + text.slice(end)];
};
