import { messages } from "@concord/core";

const quoted = (message: string): string => JSON.stringify(message);

/** Maps, json, lists without repetition and conditions over records, as text of `zod/concord.ts`. */
export const structures: string = String.raw`
/** Values under free keys. A key is text of at least one character, and every key is kept, "__proto__" too. */
export function map<T extends z.ZodType>(of: T): z.ZodType<Record<string, z.output<T>>, Record<string, z.input<T>>> {
  type Run = (value: never) => z.ZodSafeParseResult<unknown>;
  const each = (run: Run) => (entries: Record<string, unknown>, payload: z.core.ParsePayload): Record<string, unknown> => {
    const made: Record<string, unknown> = {};
    for (const key of Object.keys(entries)) {
      if (key === "" || !text.safeParse(key).success) payload.issues.push({ code: "custom", message: ${quoted(messages.key)}, path: [key], input: entries });
      const result = run(entries[key] as never);
      if (result.success) Object.defineProperty(made, key, { value: result.data, writable: true, enumerable: true, configurable: true });
      else for (const issue of result.error.issues) payload.issues.push({ ...issue, path: [key, ...issue.path], input: entries[key] } as z.core.$ZodRawIssue);
    }
    return made;
  };
  const entries = z.custom<Record<string, unknown>>(isRecord, said(${quoted(messages.record)}));
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
export const keysLike = (key: z.ZodType): z.core.$ZodCheck<object> => z.refine<object>((entries) => Object.keys(entries).every((name) => key.safeParse(name).success), { error: ${quoted(messages.keys)} });

/** A map has these keys. */
export const withKeys = (names: readonly string[], error: string): z.core.$ZodCheck<object> => z.refine<object>((entries) => names.every((name) => Object.hasOwn(entries, name)), { error });

/** A map has so many keys at most. */
export const keysAtMost = (bound: number, error: string): z.core.$ZodCheck<object> => z.refine<object>((entries) => Object.keys(entries).length <= bound, { error });

/** Any JSON but null. */
export const json = /* @__PURE__ */ z.custom<JsonValue>((value) => value !== null && isJson(value, false), /* @__PURE__ */ said(${quoted(messages.json)}));

/** Any JSON but null that a document store holds: no list directly in a list, no empty key and none like "__name__". */
export const documentJson = /* @__PURE__ */ z.custom<JsonValue>((value) => value !== null && isJson(value, true), /* @__PURE__ */ said(${quoted(messages.documentJson)}));

/** The same as a member of a list, which is no list itself. */
export const documentMember = /* @__PURE__ */ z.custom<JsonValue>((value) => value !== null && isJson(value, true, true), /* @__PURE__ */ said(${quoted(messages.documentJson)}));

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
  error: ${quoted(messages.members)},
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
`;
