import { carriers } from "@concord/jsonschema";

/** The codecs of single values, as text of `zod/concord.ts`. */
export const values: string = String.raw`
/** Text that every store can hold: well-formed, without U+0000. Lengths count code points. */
export const text = /* @__PURE__ */ z.string().regex(/^[^\u0000\ud800-\udfff]*$/u, { error: "Invalid text: U+0000 or a lone surrogate", abort: true });

/** Text of one form; nothing further is asked of a text of another. */
function form(pattern: RegExp, expected: string): z.ZodString {
  return z.string().regex(pattern, { error: "Invalid input: expected " + expected, abort: true });
}

const positiveZero = (value: number): number => (value === 0 ? 0 : value);

/** A whole number of 32 bits. -0 is read as 0, here and below. */
export const int32 = /* @__PURE__ */ z.int32().overwrite(positiveZero);

/** A whole number that a JSON number holds exactly: from -(2^53 - 1) to 2^53 - 1. */
export const integer = /* @__PURE__ */ z.int().overwrite(positiveZero);

/** A finite number. */
export const float = /* @__PURE__ */ z.number().overwrite(positiveZero);

/** A whole number of 64 bits; decimal text in JSON. */
export const int64 = /* @__PURE__ */ z.codec(/* @__PURE__ */ form(/^(?:0|-?[1-9][0-9]{0,18})$/, "a whole number as text"), /* @__PURE__ */ z.int64(), {
  decode: (digits) => BigInt(digits),
  encode: (value) => value.toString(),
});

type Normalisation = "trim" | "lowercase";

/** The text as it is kept. trim: without spaces, tabs and line ends at its ends; lowercase: A to Z as a to z. Other letters and blanks stay. */
export function normalText(how: readonly Normalisation[], value: string): string {
  let [from, to] = [0, value.length];
  while (how.includes("trim") && from < to && isBlank(value.charCodeAt(from))) from += 1;
  while (how.includes("trim") && to > from && isBlank(value.charCodeAt(to - 1))) to -= 1;
  const kept = value.slice(from, to);
  return how.includes("lowercase") ? kept.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : kept;
}

const isBlank = (unit: number): boolean => unit === 32 || unit === 9 || unit === 10 || unit === 13;

/** A text that is in its normal form. */
export const normal = (...how: readonly Normalisation[]): TextCheck =>
  z.refine<string>((value) => normalText(how, value) === value, { error: "Invalid text: expected its normal form (" + how.join(", ") + ")" });

/** A text that is brought into its normal form before anything is asked of it. */
export function normalised(how: readonly Normalisation[], of: z.ZodType<string, string>): z.ZodType<string, string> {
  return z.codec(z.string(), of, { decode: (value) => normalText(how, value), encode: (value) => value });
}

/** Decimal text: at most precision digits, exactly scale of them after the point, no minus before zero. */
export function decimal(precision: number, scale: number): z.ZodString {
  const before = precision === scale ? "0" : "(?:0|[1-9][0-9]{0," + (precision - scale - 1) + "})";
  const after = scale === 0 ? "" : "\\.[0-9]{" + scale + "}";
  return form(new RegExp("^(?!-[0.]*$)-?" + before + after + "$"), "decimal text of " + precision + " digits, " + scale + " after the point");
}

type TextCheck = z.core.$ZodCheck<string>;

/** Bounds of a decimal, as text of the same scale. */
export const atLeast = (bound: string): TextCheck => z.refine<string>((value) => units(value) >= units(bound), { error: "Too small: expected at least " + bound });
export const atMost = (bound: string): TextCheck => z.refine<string>((value) => units(value) <= units(bound), { error: "Too big: expected at most " + bound });
export const above = (bound: string): TextCheck => z.refine<string>((value) => units(value) > units(bound), { error: "Too small: expected more than " + bound });
export const below = (bound: string): TextCheck => z.refine<string>((value) => units(value) < units(bound), { error: "Too big: expected less than " + bound });

/** A UUID of any version, in lower case. */
export function uuid<T extends string>(): z.ZodType<T, string> {
  return form(/^${carriers.uuid}$/, "a UUID in lower case") as unknown as z.ZodType<T, string>;
}

/** What an identity provider calls a user: text of 1 to 128 characters. */
export function uid<T extends string>(): z.ZodType<T, string> {
  return text.min(1).max(128) as unknown as z.ZodType<T, string>;
}

const day = String.raw${"`"}${carriers.date}${"`"};
const clock = (digits: 0 | 3 | 6): string => "${carriers.timeOfDay(0)}" + (digits === 0 ? "" : "\\.[0-9]{" + digits + "}");
const shown = (digits: 0 | 3 | 6): string => "HH:MM:SS" + (digits === 0 ? "" : "." + "f".repeat(digits));
const moment = (digits: 3 | 6): z.ZodString => form(new RegExp("^" + day + "T" + clock(digits) + "Z$"), "a moment as YYYY-MM-DDT" + shown(digits) + "Z");

/** A day of the calendar, years 0001 to 9999. */
export const date = /* @__PURE__ */ form(/* @__PURE__ */ new RegExp("^" + day + "$"), "a day as YYYY-MM-DD");

/** A time of day with exactly that many digits after the second. */
export const time = (digits: 0 | 3 | 6): z.ZodString => form(new RegExp("^" + clock(digits) + "$"), "a time as " + shown(digits));

/** A day and time of no zone. */
export const localDateTime = (digits: 0 | 3 | 6): z.ZodString => form(new RegExp("^" + day + "T" + clock(digits) + "$"), "a day and time as YYYY-MM-DDT" + shown(digits));

/** A moment to the millisecond: a Date. */
export const timestamp = /* @__PURE__ */ z.codec(/* @__PURE__ */ moment(3), /* @__PURE__ */ z.date(), {
  decode: (value) => new Date(value),
  encode: (value) => value.toISOString(),
});

/** A moment to the microsecond, which a Date cannot hold: text. */
export const timestamp6 = /* @__PURE__ */ moment(6);

/** Bytes; canonical padded base64 in JSON. */
export const bytes = /* @__PURE__ */ z.codec(
  /* @__PURE__ */ form(/^(?:${carriers.base64({ kind: "bytes" }).replaceAll("/", "\\/")})$/, "canonical base64"),
  /* @__PURE__ */ z.custom<Uint8Array>((value) => value instanceof Uint8Array, { error: "Invalid input: expected bytes" }),
  { decode: (value) => z.util.base64ToUint8Array(value), encode: (value) => z.util.uint8ArrayToBase64(value) },
);

type BytesCheck = z.core.$ZodCheck<Uint8Array>;
export const bytesAtLeast = (bound: number): BytesCheck => z.refine<Uint8Array>((value) => value.length >= bound, { error: "Too small: expected at least " + bound + " bytes" });
export const bytesAtMost = (bound: number): BytesCheck => z.refine<Uint8Array>((value) => value.length <= bound, { error: "Too big: expected at most " + bound + " bytes" });

/** An open enum as readers take it: the values that are known, and any other text. */
export function open<Known extends string>(): z.ZodType<Known | (string & {}), string> {
  return text as unknown as z.ZodType<Known | (string & {}), string>;
}

/** A point on the Earth, in degrees. */
export const geoPoint = /* @__PURE__ */ z.strictObject({ latitude: /* @__PURE__ */ float.min(-90).max(90), longitude: /* @__PURE__ */ float.min(-180).max(180) });
`;
