// Made by concord: what the codecs of all entities share. Do not edit.
import * as z from "zod";

/** Any JSON but null, which is absence. */
export type JsonValue = boolean | number | string | JsonMember[] | { [key: string]: JsonMember };
export type JsonMember = JsonValue | null;

type Said = { readonly error: (issue: { readonly code?: string | undefined; readonly input?: unknown; readonly maximum?: unknown; readonly minimum?: unknown }) => string };

/** What is said of a value that is none of a type, and of one that is missing. */
const said = (message: string): Said => ({ error: ({ input }) => (input === undefined ? "is required" : message) });

/** The same of a number, which may also be too large or too small for its type. */
const saidOfNumber = (message: string): Said => ({
  error: ({ code, input, maximum, minimum }) =>
    (code === "too_big" ? `must be at most ${maximum}` : code === "too_small" ? `must be at least ${minimum}` : input === undefined ? "is required" : message),
});

/** What is said of a value that is no object, and of keys that nobody knows. */
export const object: { readonly error: (issue: { readonly input?: unknown; readonly keys?: readonly string[] }) => string } = {
  error: ({ input, keys }) => (keys !== undefined ? (keys.length === 1 ? "has a key that is" : "has keys that are") + " not known: " + keys.join(", ") : input === undefined ? "is required" : "must be an object"),
};

/** The same of one of several objects, where a field tells them apart: what is said of that field where it names none. */
export function told(message: string): { readonly error: (issue: { readonly code?: string; readonly input?: unknown; readonly path?: PropertyKey[] | undefined }) => string } {
  return { error: ({ code, input, path }) => (code === "invalid_union" ? (path === undefined || path.length === 0 ? "must be one of several objects, and is none of them" : message) : object.error({ input })) };
}

/** Text that every store can hold: well-formed, without U+0000. Lengths count code points. */
export const text = /* @__PURE__ */ z.string(/* @__PURE__ */ said("must be text")).regex(/^[^\u0000\ud800-\udfff]*$/u, { error: "must not hold U+0000 or half a character", abort: true });

/** A bound of a text's length, and what is said of a text that does not keep it. */
export const least = (length: number): [bound: number, message: string] => [length, `must be at least ${length} character${length === 1 ? "" : "s"}`];
export const most = (length: number): [bound: number, message: string] => [length, `must be at most ${length} character${length === 1 ? "" : "s"}`];

/** Text of one form; nothing further is asked of a text of another. */
const form = (pattern: RegExp, message: string): z.ZodString => z.string(said(message)).regex(pattern, { error: message, abort: true });

/** True or false. */
export const boolean = /* @__PURE__ */ z.boolean(/* @__PURE__ */ said("must be true or false"));

/** One of these texts. */
export const oneOf = <const Value extends string>(values: readonly Value[], message: string): z.ZodLiteral<Value> => z.literal(values, said(message));

/** A list of these. */
export const list = <Member extends z.ZodType>(of: Member): z.ZodArray<Member> => z.array(of, said("must be a list"));

/** -0 + 0 is 0, and every other number stays. */
const positiveZero = (value: number): number => value + 0;

/** A whole number of 32 bits. -0 is read as 0, here and below. */
export const int32 = /* @__PURE__ */ z.int32(/* @__PURE__ */ saidOfNumber("must be a whole number")).overwrite(positiveZero);

/** A whole number that a JSON number holds exactly: from -(2^53 - 1) to 2^53 - 1. */
export const integer = /* @__PURE__ */ z.int(/* @__PURE__ */ saidOfNumber("must be a whole number")).overwrite(positiveZero);

/** A finite number. */
export const float = /* @__PURE__ */ z.number(/* @__PURE__ */ said("must be a number")).overwrite(positiveZero);

/** A whole number of 64 bits; decimal text in JSON. */
export const int64 = /* @__PURE__ */ z.codec(/* @__PURE__ */ form(/^(?:0|-?[1-9][0-9]{0,18})$/, "must be a whole number"), /* @__PURE__ */ z.int64(/* @__PURE__ */ saidOfNumber("must be a whole number")), {
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

const normalForms: Readonly<Record<string, string>> = { "trim": "must be without blanks at its ends", "lowercase": "must be in lower case", "trim,lowercase": "must be without blanks at its ends and in lower case" };

/** A text that is brought into its normal form before anything is asked of it. */
export function normalised(how: readonly Normalisation[], of: z.ZodType<string, string>): z.ZodType<string, string> {
  return z.codec(z.string(said("must be text")), of, { decode: (value) => normalText(how, value), encode: (value) => value });
}

/** Decimal text: at most precision digits, exactly scale of them after the point, no minus before zero. */
export const decimal = (precision: number, scale: number): z.ZodString =>
  form(
    new RegExp("^(?!-[0.]*$)-?" + (precision === scale ? "0" : "(?:0|[1-9][0-9]{0," + (precision - scale - 1) + "})") + (scale === 0 ? "" : "\\.[0-9]{" + scale + "}") + "$"),
    `must be a number of ${precision} digits, ${scale} after the point`,
  );

type TextCheck = z.core.$ZodCheck<string>;

const scaled = (decimal: string): bigint => BigInt(decimal.replace(".", ""));

/** Bounds of a decimal, as text of the same scale. */
export const atLeast = (bound: string): TextCheck => z.refine<string>((value) => scaled(value) >= scaled(bound), { error: `must be at least ${bound}` });
export const atMost = (bound: string): TextCheck => z.refine<string>((value) => scaled(value) <= scaled(bound), { error: `must be at most ${bound}` });
export const above = (bound: string): TextCheck => z.refine<string>((value) => scaled(value) > scaled(bound), { error: `must be more than ${bound}` });
export const below = (bound: string): TextCheck => z.refine<string>((value) => scaled(value) < scaled(bound), { error: `must be less than ${bound}` });

/** A UUID of any version, in lower case. */
export const uuid = <T extends string>(): z.ZodType<T, string> => form(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "must be a UUID in lower case") as unknown as z.ZodType<T, string>;

/** What an identity provider calls a user: text of 1 to 128 characters. */
export const uid = <T extends string>(): z.ZodType<T, string> => text.min(...least(1)).max(...most(128)) as unknown as z.ZodType<T, string>;

const day = String.raw`(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)`;
const onDay = (after: string, message: string): z.ZodString => form(new RegExp("^" + day + after + "$"), message);
const times: Readonly<Record<number, string>> = { 0: "must be a time as HH:MM:SS", 3: "must be a time as HH:MM:SS.fff", 6: "must be a time as HH:MM:SS.ffffff" };
const localTimes: Readonly<Record<number, string>> = { 0: "must be a day and time as YYYY-MM-DDTHH:MM:SS", 3: "must be a day and time as YYYY-MM-DDTHH:MM:SS.fff", 6: "must be a day and time as YYYY-MM-DDTHH:MM:SS.ffffff" };
const clock = (precision: 0 | 3 | 6): string => "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]" + (precision === 0 ? "" : "\\.[0-9]{" + precision + "}");

/** A day of the calendar, years 0001 to 9999. */
export const date = /* @__PURE__ */ onDay("", "must be a day as YYYY-MM-DD");

/** A time of day with exactly that many digits after the second. */
export const time = (precision: 0 | 3 | 6): z.ZodString => form(new RegExp("^" + clock(precision) + "$"), times[precision] ?? "");

/** A day and time of no zone. */
export const localDateTime = (precision: 0 | 3 | 6): z.ZodString => onDay("T" + clock(precision), localTimes[precision] ?? "");

/** A moment to the millisecond: a Date. */
export const timestamp = /* @__PURE__ */ z.codec(/* @__PURE__ */ onDay("T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z", "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ"), /* @__PURE__ */ z.date(), {
  decode: (value) => new Date(value),
  encode: (value) => value.toISOString(),
});

/** A moment to the microsecond, which a Date cannot hold: text. */
export const timestamp6 = /* @__PURE__ */ onDay("T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{6}Z", "must be a moment as YYYY-MM-DDTHH:MM:SS.ffffffZ");

/** Bytes; canonical padded base64 in JSON. */
export const bytes = /* @__PURE__ */ z.codec(
  /* @__PURE__ */ form(/^(?:(?:[A-Za-z0-9+\/]{4})*|(?:[A-Za-z0-9+\/]{4})*[A-Za-z0-9+\/][AQgw]==|(?:[A-Za-z0-9+\/]{4})*[A-Za-z0-9+\/]{2}[AEIMQUYcgkosw048]=)$/, "must be canonical base64"),
  /* @__PURE__ */ z.custom<Uint8Array>((value) => value instanceof Uint8Array, /* @__PURE__ */ said("must be canonical base64")),
  { decode: (value) => z.util.base64ToUint8Array(value), encode: (value) => z.util.uint8ArrayToBase64(value) },
);

type BytesCheck = z.core.$ZodCheck<Uint8Array>;
export const bytesAtLeast = (bound: number, error: string): BytesCheck => z.refine<Uint8Array>((value) => value.length >= bound, { error });
export const bytesAtMost = (bound: number, error: string): BytesCheck => z.refine<Uint8Array>((value) => value.length <= bound, { error });

/** An open enum as readers take it: the values that are known, and any other text. */
export const open = <Known extends string>(): z.ZodType<Known | (string & {}), string> => text as unknown as z.ZodType<Known | (string & {}), string>;

/** A point on the Earth, in degrees. */
export const geoPoint = /* @__PURE__ */ z.strictObject({
  latitude: /* @__PURE__ */ float.min(-90, "must be at least -90").max(90, "must be at most 90"),
  longitude: /* @__PURE__ */ float.min(-180, "must be at least -180").max(180, "must be at most 180"),
}, object);

/** An e-mail address in ASCII, as people use them: user.name+tag@example.com. */
export const email = /* @__PURE__ */ text.max(...most(254)).regex(/^(?:[A-Za-z0-9!#$%&'*+\/=?\^_`\{\|\}~\-]+(?:\.[A-Za-z0-9!#$%&'*+\/=?\^_`\{\|\}~\-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9\-]{0,61}[A-Za-z0-9])$/u, { error: "must be an e-mail address", abort: true });

/** An absolute http or https address in ASCII; other characters are percent-encoded. */
export const url = /* @__PURE__ */ text.max(...most(2048)).regex(/^(?:https?:\/\/(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)*|\[(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})\])(?::[0-9]{1,5})?(?:\/(?:[A-Za-z0-9._~!$&'\(\)*+,;=:@\-]|%[0-9A-Fa-f]{2})*)*(?:\?(?:[A-Za-z0-9._~!$&'\(\)*+,;=:@\/?\-]|%[0-9A-Fa-f]{2})*)?(?:#(?:[A-Za-z0-9._~!$&'\(\)*+,;=:@\/?\-]|%[0-9A-Fa-f]{2})*)?)$/u, { error: "must be a URL", abort: true });

/** A DNS name (RFC 1123): labels of letters, digits and inner hyphens, up to 63 each. */
export const hostname = /* @__PURE__ */ text.max(...most(253)).regex(/^(?:(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?)$/u, { error: "must be a host name", abort: true });

/** Lower-case words and digits joined by single hyphens: my-first-post. */
export const slug = /* @__PURE__ */ text.max(...most(200)).regex(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)$/u, { error: "must be lower-case words joined by hyphens", abort: true });

/** An IPv4 address without leading zeros, or an IPv6 address (RFC 4291) without a zone. */
export const ipAddress = /* @__PURE__ */ text.max(...most(45)).regex(/^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3}|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){6}|::(?:[0-9A-Fa-f]{1,4}:){0,6}[0-9A-Fa-f]{1,4}|::|::[Ff]{4}:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])){3})$/u, { error: "must be an IP address", abort: true });

/** A phone number in E.164: + and 7 to 15 digits, no spaces. */
export const phone = /* @__PURE__ */ text.max(...most(16)).regex(/^(?:\+[1-9][0-9]{6,14})$/u, { error: "must be a phone number that begins with +", abort: true });

/** A language tag (BCP 47) of language, script, region and variants in their usual case: en, de-AT, zh-Hant-TW. */
export const locale = /* @__PURE__ */ text.max(...most(35)).regex(/^(?:[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[0-9a-z]{5,8}|[0-9][0-9a-z]{3}))*)$/u, { error: "must be a locale such as de-AT", abort: true });

/** A country by the two capital letters of ISO 3166-1; which ones are given out is not checked. */
export const countryCode = /* @__PURE__ */ text.max(...most(2)).regex(/^(?:[A-Z]{2})$/u, { error: "must be a country code of two letters", abort: true });

/** A currency by the three capital letters of ISO 4217; which ones are given out is not checked. */
export const currency = /* @__PURE__ */ text.max(...most(3)).regex(/^(?:[A-Z]{3})$/u, { error: "must be a currency code of three letters", abort: true });

/** A version by Semantic Versioning 2.0.0: 1.4.0, 2.0.0-rc.1, 1.0.0+build.5. */
export const semver = /* @__PURE__ */ text.max(...most(256)).regex(/^(?:(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)(?:-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z\-][0-9A-Za-z\-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z\-][0-9A-Za-z\-]*))*)?(?:\+[0-9A-Za-z\-]+(?:\.[0-9A-Za-z\-]+)*)?)$/u, { error: "must be a version such as 1.2.3", abort: true });

/** A colour as #rrggbb in hexadecimal digits. */
export const color = /* @__PURE__ */ text.max(...most(7)).regex(/^(?:#[0-9A-Fa-f]{6})$/u, { error: "must be a colour as #rrggbb", abort: true });

/** Values under free keys. A key is text of at least one character, and every key is kept, "__proto__" too. */
export function map<T extends z.ZodType>(of: T): z.ZodType<Record<string, z.output<T>>, Record<string, z.input<T>>> {
  type Run = (value: never) => z.ZodSafeParseResult<unknown>;
  const each = (run: Run) => (entries: Record<string, unknown>, payload: z.core.ParsePayload): Record<string, unknown> => {
    const made: Record<string, unknown> = {};
    for (const key of Object.keys(entries)) {
      if (key === "" || !text.safeParse(key).success) payload.issues.push({ code: "custom", message: "is no key that a map may have", path: [key], input: entries });
      const result = run(entries[key] as never);
      if (result.success) Object.defineProperty(made, key, { value: result.data, writable: true, enumerable: true, configurable: true });
      else for (const issue of result.error.issues) payload.issues.push({ ...issue, path: [key, ...issue.path], input: entries[key] } as z.core.$ZodRawIssue);
    }
    return made;
  };
  const entries = z.custom<Record<string, unknown>>(isRecord, said("must be an object"));
  const codec = z.codec(entries, entries, { decode: each((value) => z.safeDecode(of, value)), encode: each((value) => z.safeEncode(of, value)) });
  return codec as unknown as z.ZodType<Record<string, z.output<T>>, Record<string, z.input<T>>>;
}

/** Values under keys of which some are known by name: those of Sure are always there. */
type Entries<Other extends string, Sure extends string, Value> = { [Key in Sure]: Value } & (string extends Other ? { [key: string]: Value } : { [Key in Other]?: Value | undefined });

/** The codec of a map of known keys; that the keys of Sure are there is a check of its own. */
export function mapOf<Other extends string, Sure extends string>(): <T extends z.ZodType>(of: T) => z.ZodType<Entries<Other, Sure, z.output<T>>, Entries<Other, Sure, z.input<T>>> {
  return <T extends z.ZodType>(of: T) => map(of) as unknown as z.ZodType<Entries<Other, Sure, z.output<T>>, Entries<Other, Sure, z.input<T>>>;
}

/** Every key of a map is a value of this. */
export const keysLike = (key: z.ZodType): z.core.$ZodCheck<object> => z.refine<object>((entries) => Object.keys(entries).every((name) => key.safeParse(name).success), { error: "has a key that it may not have" });

/** A map has these keys. */
export const withKeys = (names: readonly string[], error: string): z.core.$ZodCheck<object> => z.refine<object>((entries) => names.every((name) => Object.hasOwn(entries, name)), { error });

/** A map has so many keys at most. */
export const keysAtMost = (bound: number, error: string): z.core.$ZodCheck<object> => z.refine<object>((entries) => Object.keys(entries).length <= bound, { error });

/** Any JSON but null. */
export const json = /* @__PURE__ */ z.custom<JsonValue>((value) => value !== null && isJson(value, false), /* @__PURE__ */ said("must be JSON"));

/** Any JSON but null that a document store holds: no list directly in a list, no empty key and none like "__name__". */
export const documentJson = /* @__PURE__ */ z.custom<JsonValue>((value) => value !== null && isJson(value, true), /* @__PURE__ */ said("must be JSON that a document store holds"));

/** The same as a member of a list, which is no list itself. */
export const documentMember = /* @__PURE__ */ z.custom<JsonValue>((value) => value !== null && isJson(value, true, true), /* @__PURE__ */ said("must be JSON that a document store holds"));

function isJson(whole: unknown, documents: boolean, isMember = false): boolean {
  const waiting: [value: unknown, inList: boolean][] = [[whole, isMember]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, inList] = next;
    if (value === null || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) continue;
    if (typeof value === "string") {
      if (!text.safeParse(value).success) return false;
    } else if (Array.isArray(value)) {
      if (inList && documents) return false;
      for (let index = 0; index < value.length; index += 1) waiting.push([value[index], true]);
    } else if (isRecord(value)) {
      for (const key of Object.keys(value)) {
        if (!text.safeParse(key).success || (documents && (key === "" || /^__[^]*__$/.test(key)))) return false;
        waiting.push([value[key], false]);
      }
    } else return false;
  }
  return true;
}

/** An object as JSON makes one: no list, no instance of a class. */
function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** No member twice; asked once every member is valid. */
export const unique: z.core.$ZodCheck<readonly unknown[]> = /* @__PURE__ */ z.refine<readonly unknown[]>((items) => new Set(items.map(fingerprint)).size === items.length, {
  error: "must not have a member twice",
  when: ({ issues }) => issues.length === 0,
});

/** A text that equal values of one type share and others do not. */
function fingerprint(value: unknown): string {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.getTime().toString();
  if (value instanceof Uint8Array) return value.join(" ");
  if (Array.isArray(value)) return "[" + value.map(fingerprint).join(",") + "]";
  if (!isRecord(value)) return JSON.stringify(value) ?? "";
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  return "{" + keys.map((key) => JSON.stringify(key) + ":" + fingerprint(value[key])).join(",") + "}";
}

/** Asks a schema of any value: the application's value of it, or what is wrong with it and where. */
export function validator<T extends z.ZodType>(of: T): (value: unknown) => z.ZodSafeParseResult<z.output<T>> {
  return (value) => z.safeParse(of, value);
}

/** Faults that hide a record's fields from its conditions, and how far from the record: it is no object, or of no part that its fields tell apart. */
const hiding: Readonly<Record<string, number>> = { invalid_type: 1, invalid_union: 2 };

/** A condition over a record of these fields, which are its first type alone: so that a bundle does not hold them for it. It is asked only if every field that it mentions is valid by itself. */
export const rule = <Fields extends z.ZodRawShape, Name extends string & keyof z.output<z.ZodObject<Fields>>>(
  name: string, mentioned: readonly Name[], error: string, holds: (record: Pick<z.output<z.ZodObject<Fields>>, Name>) => boolean,
): z.core.$ZodCheck<Pick<z.output<z.ZodObject<Fields>>, Name>> =>
  z.refine<Pick<z.output<z.ZodObject<Fields>>, Name>>(holds, {
    error,
    params: { check: name },
    when: ({ issues }) => issues.every(({ code, path = [] }) => path.length >= (hiding[code ?? ""] ?? 0) && !mentioned.includes(path[0] as Name)),
  });

/** Whether two values are the same; what is absent is the same as what is absent. */
export const same = (one: unknown, other: unknown): boolean => (one ?? null) === (other ?? null);

/** Whether the value is there and one of these. */
export const among = (value: unknown, list: readonly unknown[] | undefined): boolean => value !== undefined && value !== null && list?.includes(value) === true;

/** A decimal's text as a whole number of 10^-scale, exactly; by default in its own scale. What is no decimal is 0: its field says so itself. */
export function units(value: string, scale?: number): bigint;
export function units(value: string | undefined, scale?: number): bigint | undefined;
export function units(value: string | undefined, scale?: number): bigint | undefined {
  if (value === undefined || value === null) return undefined;
  const [, before, after = ""] = /^(-?[0-9]+)(?:\.([0-9]+))?$/.exec(value) ?? [];
  return before === undefined ? 0n : BigInt(before + after.padEnd(scale ?? after.length, "0"));
}

/** A moment, a day and time, or a time of day in microseconds, exactly; digits beyond those are cut. What is none of them is 0: its field says so itself. */
export function micros(value: Date | string): bigint;
export function micros(value: Date | string | undefined): bigint | undefined;
export function micros(value: Date | string | undefined): bigint | undefined {
  if (value === undefined || value === null) return undefined;
  if (value instanceof Date) return whole(value.getTime()) * 1000n;
  const [, day = "1970-01-01T", clock, fraction = ""] = /^([0-9-]{10}T)?([0-9:]{8})(?:\.([0-9]+))?Z?$/.exec(value) ?? [];
  return clock === undefined ? 0n : whole(Date.parse(day + clock + "Z")) * 1000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
}

const whole = (milliseconds: number): bigint => (Number.isInteger(milliseconds) ? BigInt(milliseconds) : 0n);
