import type { Json, Offered } from "@concord/core";
import { isList, isObject, names, own, type JsonObject } from "@concord/oracle";
import type { Ground } from "../base/ground.ts";
import type { Derived } from "./derived.ts";
import { nameOf } from "./records.ts";
import { textOf } from "./probe.ts";

/** Texts that people and browsers send, of which each kind of field reads some and leaves others as they are. */
const texts: readonly string[] = [
  "", " ", "on", "off", "true", "false", "True", "yes", "0", "1", "-0", "-1", "+1", "007", "12", " 12", "12 ", "1.5", "1.50", "1.500000000000000000001", "1,5", "1.", ".5", "1e3", "1E-2", "1e", "e3", "0x10",
  "Infinity", "NaN", "١", "9007199254740993", "99999999999999999999", "1e999", "null", "[]", "10:30", "10:30:15", "10:30:15.5", "10:30:15.123456", "10:30.5", "24:00", "1:30", "10:30Z", "2024-02-29",
  "2024-02-30", "2024-02-29T10:30", "2024-02-29 10:30", "2024-02-29T10:30:15", "2024-02-29T10:30:15.5", "2024-02-29T10:30Z", "2024-02-29T10:30:15.12Z", "2024-02-29T10:30+02:00", "2024-02-29T10:30:15.1234567Z",
  "x", "a@example.com", "10:30\n", "1\n",
];
/** What is no text, as a program's state may hold it. */
const values: readonly Json[] = [true, 5, null, { x: "1" }];

/** What a form sends for each of these values of a shape, and for each field each text, several of them, none, and what is no text. */
export function* derivedForms(ground: Ground, of: Iterable<Derived>): Generator<Derived> {
  let plain: JsonObject | undefined;
  for (const derived of of) {
    if (!isObject(derived.record)) continue;
    const control = formOf(derived.control);
    plain ??= control;
    yield { ...derived, record: formOf(derived.record), control, note: `sent: ${derived.note}` };
  }
  if (plain === undefined) return;
  for (const name of ground.parts.filter((part) => part.where.every((step) => typeof step === "string")).map(nameOf)) {
    const sent = (value: Offered): Derived => ({ record: { ...plain, [name]: value } as JsonObject, control: plain as JsonObject, about: [], note: `${name} sent as ${textOf(value)}` });
    for (const text of texts) yield sent(text);
    for (const value of values) yield sent(value);
    yield* [sent(undefined), sent([]), sent(["x", "x"]), sent(["", "1", "on"]), sent(["1", 2])];
    yield { ...sent("x"), record: { [name]: "x" }, note: `${name} alone` };
    yield { ...sent(""), record: { [name]: "" }, note: `${name} alone and empty` };
  }
}

/** What a form sends so that the value results: each text under its name, objects' under names with dots, lists' several times. */
function formOf(value: JsonObject): JsonObject {
  const sent: Record<string, Json> = Object.create(null);
  const enter = (object: JsonObject, prefix: string): void => {
    for (const name of names(object)) {
      const member = own(object, name) as Json;
      if (isObject(member) && names(member).length > 0) enter(member, `${prefix}${name}.`);
      else sent[`${prefix}${name}`] = isList(member) ? member.map(written) : written(member);
    }
  };
  enter(value, "");
  return sent;
}

function written(value: Json): Json {
  if (value === null) return "";
  if (value === true) return "on";
  return typeof value === "object" ? value : String(value);
}

