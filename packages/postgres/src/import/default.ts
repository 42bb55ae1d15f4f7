import { canonicalDecimal } from "./decimal.ts";
import type { Json } from "@concord/core";
import { literal } from "../quote.ts";
import type { Held } from "./type.ts";
import type { SourceColumn } from "./source.ts";

/** What a column's default is in a contract: a literal, what makes the value, the SQL where the words alone would be printed otherwise. */
export interface Given { readonly default?: Json; readonly auto?: "uuid" | "sequence" | "created"; readonly sql?: string }

/** Reads a default as the catalog prints it. What is no literal stays SQL. */
export function defaultOf(column: SourceColumn, { words, isEnum }: Held, enumValues: readonly string[]): Given {
  const sql = column.default;
  if (sql === null) return {};
  if (!column.notNull) return { sql };
  const { type } = words;
  if (type === "uuid" && /^(?:[\w"]+\.)?(?:gen_random_uuid|uuid_generate_v[14]|uuidv[47])\(\)$/u.test(sql)) return sql === "gen_random_uuid()" ? { auto: "uuid" } : { auto: "uuid", sql };
  if (["int32", "int64"].includes(String(type)) && sql.startsWith("nextval('")) return { auto: "sequence", sql };
  if (type === "timestamp" && /^(?:now\(\)|CURRENT_TIMESTAMP|\(now\(\)\)|transaction_timestamp\(\))$/iu.test(sql) && /^(?:created|inserted)/iu.test(column.name)) return { auto: "created", sql };
  const value = literalOf(sql, words, isEnum === true ? enumValues : undefined);
  if (value === undefined) return { sql };
  return printed(column, words, value) === sql ? { default: value } : { default: value, sql };
}

const quoted = /^'((?:[^']|'')*)'(?:::[^']*)?$/u;

/** The literal of the contract that the SQL says, if it says one. */
function literalOf(sql: string, words: Held["words"], enumValues: readonly string[] | undefined): Json | undefined {
  const text = quoted.exec(sql)?.[1]?.replaceAll("''", "'");
  const number = /^\(?'?(-?\d+(?:\.\d+)?)'?\)?(?:::[a-z ]+(?:\([\d,]+\))?)?$/u.exec(sql)?.[1];
  const known = enumValues ?? (words["values"] as readonly string[] | undefined);
  if (known !== undefined) return text !== undefined && known.includes(text) ? text : undefined;
  switch (words["type"]) {
    case "string":
      return text !== undefined && isWithin(text, words) ? text : undefined;
    case "boolean":
      return sql === "true" ? true : sql === "false" ? false : undefined;
    case "int32":
      return number !== undefined && /^-?\d+$/u.test(number) && Math.abs(Number(number)) <= 2 ** 31 - 1 && inBounds(Number(number), words) ? Number(number) + 0 : undefined;
    case "int64":
      return number !== undefined && /^(?:0|-?[1-9]\d*)$/u.test(number) && number.length < 19 ? number : undefined;
    case "decimal":
      return number === undefined ? undefined : canonicalDecimal(number, words["precision"] as number, words["scale"] as number);
    case "list":
      return text === "{}" ? [] : undefined;
    case "json":
      return text === "{}" ? {} : text === "[]" ? [] : undefined;
    default:
      return undefined;
  }
}

function isWithin(text: string, { maxLength, normalize }: Held["words"]): boolean {
  return (maxLength === undefined || [...text].length <= (maxLength as number)) && (normalize === undefined || text === text.trim());
}

function inBounds(value: number, { minimum = -Infinity, maximum = Infinity }: { readonly minimum?: Json; readonly maximum?: Json }): boolean {
  return value >= Number(minimum) && value <= Number(maximum);
}

/** How the server prints the default that the contract's literal makes, where that is known; another text goes as SQL. */
function printed(column: SourceColumn, words: Held["words"], value: Json): string | undefined {
  switch (words["type"]) {
    case "string":
      return `${literal(value as string)}::${column.baseType.replace(/\(\d+\)$/u, "").replace(/^character$/u, "bpchar")}`;
    case "boolean":
      return String(value);
    case "int32":
      return column.is === "base" && (value as number) >= 0 ? String(value) : undefined;
    case "json":
      return column.base === "pg_catalog.jsonb" ? `'${JSON.stringify(value)}'::jsonb` : undefined;
    default:
      return Object.hasOwn(words, "type") && typeof value === "string" && column.is === "enum" ? `${literal(value)}::${column.type}` : undefined;
  }
}
