import type { Field, Json, Offered, Shape, Type } from "@concord/core";
import { isList, isObject, names, own, withMember, type JsonObject } from "./value.ts";

/**
 * What a form shape makes of what a form sends (values by name; a list where a name is sent several times), by the published table: written from its words, without the
 * data that generated code is made from. What it makes is then judged like any other value of the shape.
 */
export function readForm(shape: Shape, form: Offered): Offered {
  if (!isObject(form)) return form;
  const sent = new Sent(form);
  const made = shape.fields.reduce<JsonObject>((record, { field, clearable }) => {
    const value = shape.partial ? changed(field, clearable, sent) : given(field, field.name, sent);
    return withMember(record, field.name, value);
  }, {});
  return sent.left().reduce((record, name) => withMember(record, name, sent.of(name)), made);
}

/** The names of a form, and which of them a field was found for. */
class Sent {
  readonly #form: JsonObject;
  readonly #used = new Set<string>();

  constructor(form: JsonObject) {
    this.#form = form;
  }

  /** What is sent under the name: nothing, one value, or several as a list. */
  of(name: string): Json | undefined {
    this.#used.add(name);
    return this.#look(name);
  }

  /** What is sent under names that begin so. */
  below(prefix: string): readonly Json[] {
    return names(this.#form).filter((name) => name.startsWith(prefix)).map((name) => this.#look(name)).filter((value) => value !== undefined);
  }

  #look(name: string): Json | undefined {
    const value = own(this.#form, name);
    if (!isList(value)) return value;
    return value.length === 0 ? undefined : value.length === 1 ? value[0] : value;
  }

  left(): readonly string[] {
    return names(this.#form).filter((name) => !this.#used.has(name));
  }
}

/** A field of a shape that is not partial, or of an object. */
function given(field: Field, name: string, sent: Sent): Json | undefined {
  const { type, optional } = field;
  if (type.kind === "list") {
    const value = sent.of(name);
    return value === undefined ? (optional ? undefined : []) : members(type.of, value);
  }
  if (type.kind === "object" || type.kind === "geoPoint") {
    const itself = sent.of(name);
    const isThere = sent.below(`${name}.`).some((each) => each !== "");
    const made = parts(type, name, sent);
    if (itself !== undefined && itself !== "") return itself;
    return optional && !isThere ? undefined : made;
  }
  const value = sent.of(name);
  if (value === undefined || value === "") return type.kind === "boolean" && !optional ? false : undefined;
  return isList(value) ? value : single(type, value);
}

/** A field of a partial shape. */
function changed(field: Field, clearable: boolean, sent: Sent): Json | undefined {
  const { type, name } = field;
  if (type.kind === "object" || type.kind === "geoPoint") {
    const below = sent.below(`${name}.`);
    const isThere = below.some((each) => each !== "");
    const made = parts(type, name, sent);
    const itself = sent.of(name);
    if (itself !== undefined) return itself === "" && clearable ? null : itself;
    if (below.length === 0) return undefined;
    return !isThere && clearable ? null : made;
  }
  const value = sent.of(name);
  if (value === undefined) return undefined;
  if (type.kind === "list") return members(type.of, value);
  if (value === "") return clearable ? null : "";
  return isList(value) ? value : single(type, value);
}

function parts(type: Type & { readonly kind: "object" | "geoPoint" }, name: string, sent: Sent): Json {
  if (type.kind === "object") return type.fields.reduce<JsonObject>((made, field) => withMember(made, field.name, given(field, `${name}.${field.name}`, sent)), {});
  return ["latitude", "longitude"].reduce<JsonObject>((made, angle) => {
    const value = sent.of(`${name}.${angle}`);
    return withMember(made, angle, value === undefined || value === "" ? undefined : isList(value) ? value : single({ kind: "float" }, value));
  }, {});
}

function members(of: Type, value: Json): Json {
  return (isList(value) ? value : [value]).filter((each) => each !== "").map((each) => single(of, each));
}

/** One value that is sent: a text as its type reads it, anything else as it is. */
function single(type: Type, value: Json): Json {
  if (typeof value !== "string") return value;
  switch (type.kind) {
    case "boolean":
      return value === "on" || value === "true" ? true : value === "false" ? false : value;
    case "int32":
    case "integer":
      return isWhole(value) ? Number(value) : value;
    case "float":
      return isReal(value) ? Number(value) : value;
    case "decimal":
      return withDigits(value, type.scale);
    case "time":
      return withSeconds(value, 0, type.precision, "");
    case "localDateTime":
      return withSeconds(value, 11, type.precision, "");
    case "timestamp":
      return withSeconds(value, 11, type.precision, "Z");
    default:
      return value;
  }
}

function areDigits(text: string): boolean {
  return text !== "" && [...text].every((each) => each >= "0" && each <= "9");
}

/** Digits without a zero before others, with or without a minus. */
function isWhole(text: string): boolean {
  const digits = text.startsWith("-") ? text.slice(1) : text;
  return areDigits(digits) && (digits === "0" || !digits.startsWith("0"));
}

/** A whole number, then perhaps a point and digits, then perhaps `e` and a whole power with or without a sign. */
function isReal(text: string): boolean {
  const at = text.search(/[eE]/u);
  const [number, power] = at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
  const point = number.indexOf(".");
  const [before, after] = point === -1 ? [number, undefined] : [number.slice(0, point), number.slice(point + 1)];
  return isWhole(before) && (after === undefined || areDigits(after)) && (power === undefined || areDigits(power.startsWith("+") || power.startsWith("-") ? power.slice(1) : power));
}

function withDigits(text: string, scale: number): string {
  const point = text.indexOf(".");
  const [before, after] = point === -1 ? [text, ""] : [text.slice(0, point), text.slice(point + 1)];
  if (!areDigits(before.startsWith("-") ? before.slice(1) : before) || (point !== -1 && !areDigits(after)) || after.length > scale) return text;
  return scale === 0 ? before : `${before}.${after}${"0".repeat(scale - after.length)}`;
}

/** A time of day from `from` on, `HH:MM` with or without seconds and digits after them, and what stands behind it. */
function withSeconds(text: string, from: number, precision: number, end: string): string {
  if (!text.endsWith(end)) return text;
  const day = text.slice(0, from);
  if (from > 0 && !(day.length === 11 && day.endsWith("T") && like(day.slice(0, 10), "0000-00-00"))) return text;
  const time = text.slice(from, text.length - end.length);
  const [clock, digits] = like(time, "00:00") ? [`${time}:00`, ""] : [time.slice(0, 8), time.slice(9)];
  if (!like(clock, "00:00:00") || (time.length > 8 && (time.charAt(8) !== "." || !areDigits(digits))) || digits.length > precision) return text;
  return `${day}${clock}${precision === 0 ? "" : `.${digits}${"0".repeat(precision - digits.length)}`}${end}`;
}

/** Whether the text has digits where the form has zeros, and else the form's own characters. */
function like(text: string, form: string): boolean {
  return text.length === form.length && [...text].every((each, index) => (form.charAt(index) === "0" ? areDigits(each) : each === form.charAt(index)));
}
