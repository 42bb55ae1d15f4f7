import { messages, normalisations, typeMessage, unknownKeyWords, type ClockType, type Type } from "@concord/core";
import { carriers } from "@concord/jsonschema";

const quoted = (message: string): string => JSON.stringify(message);
const ofType = (type: Type): string => quoted(typeMessage(type));
/** A message as a template of the names that stand for its parts. */
const template = (message: string): string => `\`${message}\``;
/** What is said of a text's length, as a template of it. */
const ofLength = (message: (bound: string) => string): string => template(message("${length}") + ' character${length === 1 ? "" : "s"}');
const byDigits = (kind: ClockType["kind"]): string => `{ ${([0, 3, 6] as const).map((precision) => `${precision}: ${ofType({ kind, precision })}`).join(", ")} }`;
const normalForms = [normalisations.slice(0, 1), normalisations.slice(1), normalisations].map((how) => `${quoted(how.join())}: ${quoted(messages.normal(how))}`).join(", ");

/** The codecs of single values, as text of `zod/concord.ts`. */
export const values: string = String.raw`
type Said = { readonly error: (issue: { readonly code?: string | undefined; readonly input?: unknown; readonly maximum?: unknown; readonly minimum?: unknown }) => string };

/** What is said of a value that is none of a type, and of one that is missing. */
const said = (message: string): Said => ({ error: ({ input }) => (input === undefined ? ${quoted(messages.required)} : message) });

/** The same of a number, which may also be too large or too small for its type. */
const saidOfNumber = (message: string): Said => ({
  error: ({ code, input, maximum, minimum }) =>
    (code === "too_big" ? ${template(messages.atMost("${maximum}"))} : code === "too_small" ? ${template(messages.atLeast("${minimum}"))} : input === undefined ? ${quoted(messages.required)} : message),
});

/** What is said of a value that is no object, and of keys that nobody knows. */
export const object: { readonly error: (issue: { readonly input?: unknown; readonly keys?: readonly string[] }) => string } = {
  error: ({ input, keys }) => (keys !== undefined ? (keys.length === 1 ? ${quoted(unknownKeyWords.one)} : ${quoted(unknownKeyWords.several)}) + ${quoted(unknownKeyWords.end)} + keys.join(", ") : input === undefined ? ${quoted(messages.required)} : ${quoted(messages.record)}),
};

/** The same of one of several objects, where a field tells them apart: what is said of that field where it names none. */
export function told(message: string): { readonly error: (issue: { readonly code?: string; readonly input?: unknown; readonly path?: PropertyKey[] | undefined }) => string } {
  return { error: ({ code, input, path }) => (code === "invalid_union" ? (path === undefined || path.length === 0 ? ${quoted(messages.anyPart)} : message) : object.error({ input })) };
}

/** Text that every store can hold: well-formed, without U+0000. Lengths count code points. */
export const text = /* @__PURE__ */ z.string(/* @__PURE__ */ said(${ofType({ kind: "string" })})).regex(/^[^\u0000\ud800-\udfff]*$/u, { error: ${quoted(messages.badText)}, abort: true });

/** A bound of a text's length, and what is said of a text that does not keep it. */
export const least = (length: number): [bound: number, message: string] => [length, ${ofLength(messages.atLeast)}];
export const most = (length: number): [bound: number, message: string] => [length, ${ofLength(messages.atMost)}];

/** Text of one form; nothing further is asked of a text of another. */
const form = (pattern: RegExp, message: string): z.ZodString => z.string(said(message)).regex(pattern, { error: message, abort: true });

/** True or false. */
export const boolean = /* @__PURE__ */ z.boolean(/* @__PURE__ */ said(${ofType({ kind: "boolean" })}));

/** One of these texts. */
export const oneOf = <const Value extends string>(values: readonly Value[], message: string): z.ZodLiteral<Value> => z.literal(values, said(message));

/** A list of these. */
export const list = <Member extends z.ZodType>(of: Member): z.ZodArray<Member> => z.array(of, said(${quoted(typeMessage({ kind: "list", of: { kind: "json" }, uniqueItems: false }))}));

/** -0 + 0 is 0, and every other number stays. */
const positiveZero = (value: number): number => value + 0;

/** A whole number of 32 bits. -0 is read as 0, here and below. */
export const int32 = /* @__PURE__ */ z.int32(/* @__PURE__ */ saidOfNumber(${quoted(messages.wholeNumber)})).overwrite(positiveZero);

/** A whole number that a JSON number holds exactly: from -(2^53 - 1) to 2^53 - 1. */
export const integer = /* @__PURE__ */ z.int(/* @__PURE__ */ saidOfNumber(${quoted(messages.wholeNumber)})).overwrite(positiveZero);

/** A finite number. */
export const float = /* @__PURE__ */ z.number(/* @__PURE__ */ said(${ofType({ kind: "float" })})).overwrite(positiveZero);

/** A whole number of 64 bits; decimal text in JSON. */
export const int64 = /* @__PURE__ */ z.codec(/* @__PURE__ */ form(/^(?:0|-?[1-9][0-9]{0,18})$/, ${quoted(messages.wholeNumber)}), /* @__PURE__ */ z.int64(/* @__PURE__ */ saidOfNumber(${quoted(messages.wholeNumber)})), {
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
  z.refine<string>((value) => normalText(how, value) === value, { error: normalForms[how.join()] ?? "" });

const normalForms: Readonly<Record<string, string>> = { ${normalForms} };

/** A text that is brought into its normal form before anything is asked of it. */
export function normalised(how: readonly Normalisation[], of: z.ZodType<string, string>): z.ZodType<string, string> {
  return z.codec(z.string(said(${ofType({ kind: "string" })})), of, { decode: (value) => normalText(how, value), encode: (value) => value });
}

/** Decimal text: at most precision digits, exactly scale of them after the point, no minus before zero. */
export const decimal = (precision: number, scale: number): z.ZodString =>
  form(
    new RegExp("^(?!-[0.]*$)-?" + (precision === scale ? "0" : "(?:0|[1-9][0-9]{0," + (precision - scale - 1) + "})") + (scale === 0 ? "" : "\\.[0-9]{" + scale + "}") + "$"),
    ${template(messages.decimal("${precision}", "${scale}"))},
  );

type TextCheck = z.core.$ZodCheck<string>;

const scaled = (decimal: string): bigint => BigInt(decimal.replace(".", ""));

/** Bounds of a decimal, as text of the same scale. */
export const atLeast = (bound: string): TextCheck => z.refine<string>((value) => scaled(value) >= scaled(bound), { error: ${template(messages.atLeast("${bound}"))} });
export const atMost = (bound: string): TextCheck => z.refine<string>((value) => scaled(value) <= scaled(bound), { error: ${template(messages.atMost("${bound}"))} });
export const above = (bound: string): TextCheck => z.refine<string>((value) => scaled(value) > scaled(bound), { error: ${template(messages.above("${bound}"))} });
export const below = (bound: string): TextCheck => z.refine<string>((value) => scaled(value) < scaled(bound), { error: ${template(messages.below("${bound}"))} });

/** A UUID of any version, in lower case. */
export const uuid = <T extends string>(): z.ZodType<T, string> => form(/^${carriers.uuid}$/, ${ofType({ kind: "uuid" })}) as unknown as z.ZodType<T, string>;

/** What an identity provider calls a user: text of 1 to 128 characters. */
export const uid = <T extends string>(): z.ZodType<T, string> => text.min(...least(1)).max(...most(128)) as unknown as z.ZodType<T, string>;

const day = String.raw${"`"}${carriers.date}${"`"};
const onDay = (after: string, message: string): z.ZodString => form(new RegExp("^" + day + after + "$"), message);
const times: Readonly<Record<number, string>> = ${byDigits("time")};
const localTimes: Readonly<Record<number, string>> = ${byDigits("localDateTime")};
const clock = (precision: 0 | 3 | 6): string => "${carriers.timeOfDay(0)}" + (precision === 0 ? "" : "\\.[0-9]{" + precision + "}");

/** A day of the calendar, years 0001 to 9999. */
export const date = /* @__PURE__ */ onDay("", ${ofType({ kind: "date" })});

/** A time of day with exactly that many digits after the second. */
export const time = (precision: 0 | 3 | 6): z.ZodString => form(new RegExp("^" + clock(precision) + "$"), times[precision] ?? "");

/** A day and time of no zone. */
export const localDateTime = (precision: 0 | 3 | 6): z.ZodString => onDay("T" + clock(precision), localTimes[precision] ?? "");

/** A moment to the millisecond: a Date. */
export const timestamp = /* @__PURE__ */ z.codec(/* @__PURE__ */ onDay(${quoted(`T${carriers.timeOfDay(3)}Z`)}, ${ofType({ kind: "timestamp", precision: 3 })}), /* @__PURE__ */ z.date(), {
  decode: (value) => new Date(value),
  encode: (value) => value.toISOString(),
});

/** A moment to the microsecond, which a Date cannot hold: text. */
export const timestamp6 = /* @__PURE__ */ onDay(${quoted(`T${carriers.timeOfDay(6)}Z`)}, ${ofType({ kind: "timestamp", precision: 6 })});

/** Bytes; canonical padded base64 in JSON. */
export const bytes = /* @__PURE__ */ z.codec(
  /* @__PURE__ */ form(/^(?:${carriers.base64({ kind: "bytes" }).replaceAll("/", "\\/")})$/, ${quoted(messages.bytes)}),
  /* @__PURE__ */ z.custom<Uint8Array>((value) => value instanceof Uint8Array, /* @__PURE__ */ said(${quoted(messages.bytes)})),
  { decode: (value) => z.util.base64ToUint8Array(value), encode: (value) => z.util.uint8ArrayToBase64(value) },
);

type BytesCheck = z.core.$ZodCheck<Uint8Array>;
export const bytesAtLeast = (bound: number, error: string): BytesCheck => z.refine<Uint8Array>((value) => value.length >= bound, { error });
export const bytesAtMost = (bound: number, error: string): BytesCheck => z.refine<Uint8Array>((value) => value.length <= bound, { error });

/** An open enum as readers take it: the values that are known, and any other text. */
export const open = <Known extends string>(): z.ZodType<Known | (string & {}), string> => text as unknown as z.ZodType<Known | (string & {}), string>;

/** A point on the Earth, in degrees. */
export const geoPoint = /* @__PURE__ */ z.strictObject({
  latitude: /* @__PURE__ */ float.min(-90, ${quoted(messages.atLeast(-90))}).max(90, ${quoted(messages.atMost(90))}),
  longitude: /* @__PURE__ */ float.min(-180, ${quoted(messages.atLeast(-180))}).max(180, ${quoted(messages.atMost(180))}),
}, object);
`;
