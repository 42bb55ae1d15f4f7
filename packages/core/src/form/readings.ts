import type { Kind, Type } from "../model/type.ts";

/**
 * What becomes of a text that a form sends. Closed: generated code has a function for each.
 * - `text`: it stays as it is.
 * - `boolean`: `on` (what a checkbox without a value sends) and `true` are true, `false` is false.
 * - `number`: the number that it writes.
 * - `scaled`: as many zeros behind it as the type has digits after the point.
 * - `clock`: seconds and digits after the second that it lacks are zero.
 */
export type FormOutcome = "text" | "boolean" | "number" | "scaled" | "clock";

/** How values of a kind are read. A text that the pattern does not match stays as it is, so that its field refuses it in its own words. */
export interface FormReading {
  readonly outcome: FormOutcome;
  /** The whole text, as the source of a regular expression; absent where every text is taken. */
  readonly pattern?: string;
  /** For people: what is sent, and what becomes of it. */
  readonly sent: string;
  readonly becomes: string;
}

/** What a form has no text for: parts under names of their own, a name that is sent several times, or nothing at all. */
export type FormStructure = { readonly structure: "parts" | "repeated" | "none"; readonly sent: string; readonly becomes: string };

const asItIs = (sent: string): FormReading => ({ outcome: "text", sent, becomes: "the text as it is" });
const whole: FormReading = { outcome: "number", pattern: "-?(?:0|[1-9][0-9]*)", sent: "digits: `12`, `-3`", becomes: "the number" };
const clockTail = "[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?";
const nothing = (what: string): FormStructure => ({ structure: "none", sent: "nothing", becomes: `refused in the contract: no form sends ${what}` });
const parts = (example: string): FormStructure => ({ structure: "parts", sent: `its fields under their own names: ${example}`, becomes: "the object; an optional one of which nothing is sent is missing" });

/** The published table: what forms send, kind by kind, and what becomes of it. */
export const formReadings: Readonly<Record<Kind, FormReading | FormStructure>> = {
  string: asItIs("text"),
  boolean: { outcome: "boolean", pattern: "on|true|false", sent: "a checkbox (`on`), `true`, `false`", becomes: "true, true, false" },
  int32: whole,
  integer: whole,
  float: { outcome: "number", pattern: "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", sent: "`1.5`, `-3`, `1e3`", becomes: "the number" },
  int64: asItIs("digits"),
  decimal: { outcome: "scaled", pattern: "-?[0-9]+(?:\\.[0-9]+)?", sent: "`1`, `1.5`", becomes: "the text with all its digits: `1.00`, `1.50`" },
  uuid: asItIs("text"),
  uid: asItIs("text"),
  date: asItIs("`2024-02-29`"),
  time: { outcome: "clock", pattern: clockTail, sent: "`10:30`, `10:30:15`", becomes: "the time with seconds and all its digits: `10:30:00`" },
  timestamp: { outcome: "clock", pattern: `[0-9]{4}-[0-9]{2}-[0-9]{2}T${clockTail}Z`, sent: "`2024-02-29T10:30Z`; a time without zone is no moment, and refused", becomes: "the moment with all its digits: `2024-02-29T10:30:00.000Z`" },
  localDateTime: { outcome: "clock", pattern: `[0-9]{4}-[0-9]{2}-[0-9]{2}T${clockTail}`, sent: "`2024-02-29T10:30`", becomes: "the day and time with all its digits: `2024-02-29T10:30:00.000`" },
  bytes: asItIs("base64"),
  json: nothing("free JSON"),
  enum: asItIs("one of the values"),
  list: { structure: "repeated", sent: "one name several times: `tags=a&tags=b`", becomes: "the list of what is not empty, member by member; a list that may not be missing is empty where nothing is sent" },
  map: nothing("keys of one's own"),
  object: parts("`address.city`"),
  union: nothing("one of several objects"),
  geoPoint: parts("`place.latitude`, `place.longitude`"),
};

/** Whether values of the type are one text each. */
export function isSent(reading: FormReading | FormStructure): reading is FormReading {
  return "outcome" in reading;
}

/** Why no form can send a value of the type, as the end of a sentence; nothing where one can. */
export function formFault(type: Type): string | undefined {
  const reading = formReadings[type.kind];
  if (isSent(reading)) return undefined;
  if (reading.structure === "none") return `is ${type.kind}, which no form sends`;
  if (type.kind === "list") return isSent(formReadings[type.of.kind]) ? undefined : `is a list of ${type.of.kind}, and a form sends lists of single values only`;
  if (type.kind !== "object") return undefined;
  const inner = type.fields.map((field) => ({ field, fault: formFault(field.type) })).find(({ fault }) => fault !== undefined);
  return inner === undefined ? undefined : `has ${inner.field.name}, which ${inner.fault}`;
}
