// Made by concord: what the readers of all forms share. Do not edit.

/** What a form sends: FormData, URLSearchParams or other names with values; or an object of values by name, with a list where a name is sent several times. */
export type FormInput = Iterable<readonly [name: string, value: unknown]> | object;

/** What is sent under each name, and which names a reader has asked for. */
export class Sent {
  readonly #values = new Map<string, unknown[]>();
  readonly #asked = new Set<string>();

  constructor(form: FormInput) {
    const pairs = Symbol.iterator in form ? (form as Iterable<readonly [string, unknown]>) : Object.entries(form).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((each): [string, unknown] => [name, each]));
    for (const [name, value] of pairs) {
      if (value === undefined) continue;
      const known = this.#values.get(name);
      if (known === undefined) this.#values.set(name, [value]);
      else known.push(value);
    }
  }

  /** What is sent under the name: nothing, one value, or several as a list. */
  of(name: string): unknown {
    this.#asked.add(name);
    const values = this.#values.get(name);
    return values === undefined || values.length > 1 ? values : values[0];
  }

  /** Whether a name is sent that begins so; full: with something that is not empty. */
  below(prefix: string, full: boolean): boolean {
    return [...this.#values].some(([name, values]) => name.startsWith(prefix) && (!full || values.some((value) => value !== "")));
  }

  /** What was read, and under its own name what nobody asked for, so that it is refused and not lost. */
  into(made: Record<string, unknown>): Record<string, unknown> {
    const all = filled(made);
    for (const name of this.#values.keys()) if (!this.#asked.has(name)) all[name] = this.of(name);
    return all;
  }
}

/** Reads one text; what it cannot read it gives back, for the field to refuse. */
export type Read = (text: string) => unknown;

/** One value, or what stands for it where nothing is sent, or an empty text. */
export function given(sent: Sent, name: string, read: Read, nothing?: false): unknown {
  const value = sent.of(name);
  return value === "" || value === undefined ? nothing : one(value, read);
}

/** A list, of what is not empty. */
export function list(sent: Sent, name: string, read: Read, nothing?: readonly never[]): unknown {
  const value = sent.of(name);
  if (value === undefined) return nothing;
  return (Array.isArray(value) ? value : [value]).filter((each) => each !== "").map((each) => one(each, read));
}

/** An object of fields under names of their own; missing, if it may be and nothing is sent of it. */
export function object(sent: Sent, name: string, optional: boolean, made: Record<string, unknown>): unknown {
  const value = sent.of(name);
  if (value !== undefined && value !== "") return value;
  return optional && !sent.below(name + ".", true) ? undefined : filled(made);
}

/** One value of a change: an empty text clears what may be missing. */
export function changed(sent: Sent, name: string, clears: boolean, read: Read): unknown {
  const value = sent.of(name);
  return value === "" ? (clears ? null : "") : one(value, read);
}

/** An object of a change. */
export function changedObject(sent: Sent, name: string, clears: boolean, made: Record<string, unknown>): unknown {
  const value = sent.of(name);
  if (value !== undefined) return value === "" && clears ? null : value;
  if (!sent.below(name + ".", false)) return undefined;
  return clears && !sent.below(name + ".", true) ? null : filled(made);
}

const one = (value: unknown, read: Read): unknown => (typeof value === "string" ? read(value) : value);

/** What is there of an object's members. */
function filled(made: Record<string, unknown>): Record<string, unknown> {
  const all: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(made)) if (made[name] !== undefined) all[name] = made[name];
  return all;
}

function scaled(value: string, digits: number): string {
  const [before = "", after = ""] = value.split(".");
  return after.length > digits ? value : digits === 0 ? before : before + "." + after.padEnd(digits, "0");
}

function timed(value: string, digits: number): string {
  const [, before = "", seconds = ":00", after = "", zone = ""] = /^(.*?[0-9]{2}:[0-9]{2})(:[0-9]{2})?(?:\.([0-9]+))?(Z?)$/.exec(value) ?? [];
  return after.length > digits ? value : before + seconds + (digits === 0 ? "" : "." + after.padEnd(digits, "0")) + zone;
}

/** What stays as it is. */
export const text = (value: string): string => value;

/** a checkbox (`on`), `true`, `false`: true, true, false. */
export const boolean = (value: string): unknown => (/^(?:on|true|false)$/u.test(value) ? value !== "false" : value);

/** digits: `12`, `-3`: the number. */
export const int32 = (value: string): unknown => (/^(?:-?(?:0|[1-9][0-9]*))$/u.test(value) ? Number(value) + 0 : value);

/** digits: `12`, `-3`: the number. */
export const integer = (value: string): unknown => (/^(?:-?(?:0|[1-9][0-9]*))$/u.test(value) ? Number(value) + 0 : value);

/** `1.5`, `-3`, `1e3`: the number. */
export const float = (value: string): unknown => (/^(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)$/u.test(value) ? Number(value) + 0 : value);

/** `1`, `1.5`: the text with all its digits: `1.00`, `1.50`. */
export const decimal = (digits: number) => (value: string): string => (/^(?:-?[0-9]+(?:\.[0-9]+)?)$/u.test(value) ? scaled(value, digits) : value);

/** `10:30`, `10:30:15`: the time with seconds and all its digits: `10:30:00`. */
export const time = (digits: number) => (value: string): string => (/^(?:[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)$/u.test(value) ? timed(value, digits) : value);

/** `2024-02-29T10:30Z`; a time without zone is no moment, and refused: the moment with all its digits: `2024-02-29T10:30:00.000Z`. */
export const timestamp = (digits: number) => (value: string): string => (/^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z)$/u.test(value) ? timed(value, digits) : value);

/** `2024-02-29T10:30`: the day and time with all its digits: `2024-02-29T10:30:00.000`. */
export const localDateTime = (digits: number) => (value: string): string => (/^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)$/u.test(value) ? timed(value, digits) : value);
