import type { Taken } from "./request.ts";

/** The document that keeps a record's values taken: where it stands, and what it holds. */
export interface Reserved { readonly path: string; readonly data: Readonly<Record<string, string>> }

type Data = Readonly<Record<string, unknown>>;

/**
 * The companion that a stored document needs; none where a value is absent and such documents do not meet, or where no text can be told of one. The id is that which the rules and
 * the generated function make: `=` before each value, `-` for none, `~` between, and `%`, `/` and `~` written as in a URL.
 */
export function reservedBy({ collection, by, nulls, holder }: Taken, data: Data): Reserved | undefined {
  const values = by.map((name) => data[name] ?? undefined);
  if (values.some((value) => value !== undefined && textOf(value) === undefined)) return undefined;
  if (nulls === "distinct" && values.includes(undefined)) return undefined;
  const names = holder.map((name) => [name, textOf(data[name])] as const);
  if (names.some(([, text]) => text === undefined)) return undefined;
  const id = values.map((value) => (value === undefined ? "-" : `=${escaped(textOf(value) ?? "")}`)).join("~");
  return { path: `${collection}/${id}`, data: Object.fromEntries(names.map(([name, text]) => [name, text ?? ""])) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint" ? String(value) : undefined;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("/", "%2F").replaceAll("~", "%7E");
}
