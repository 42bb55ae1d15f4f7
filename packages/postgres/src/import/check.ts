import { utf8Length, type Json } from "@concord/core";
import { verbatim } from "../verbatim.ts";
import { canonicalDecimal } from "./decimal.ts";
import type { SourceColumn, SourceConstraint } from "./source.ts";
import type { Held } from "./type.ts";

type Word = "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "minLength" | "maxLength" | "values";

/** What a check says in a field's own words. */
export type Said = Readonly<Partial<Record<Word, Json>>>;

const operators: Readonly<Record<string, Word>> = { ">=": "minimum", "<=": "maximum", ">": "exclusiveMinimum", "<": "exclusiveMaximum" };

/**
 * The words that a check of one column is, all of it; nothing where a part of it is none. The check itself is kept by its SQL: the words say the same to everybody else.
 * `definition` is what the catalog prints: `CHECK ((price >= (0)::numeric))`.
 */
export function saidBy({ definition, columns }: SourceConstraint, column: SourceColumn, { words }: Held): Said | undefined {
  if (columns.length !== 1 || columns[0] !== column.name) return undefined;
  const condition = /^CHECK \(([^]*)\)$/u.exec(definition)?.[1];
  if (condition === undefined) return undefined;
  const name = new RegExp(`^\\(?"?${escaped(column.name)}"?\\)?(?:::[a-z ]+)?$`, "u");
  const found: Partial<Record<Word, Json>> = {};
  for (const part of conjuncts(condition)) {
    const said = values(part, name, words) ?? bound(part, name, words) ?? length(part, name, words);
    if (said === undefined || Object.hasOwn(found, said[0]) || (Object.hasOwn(words, said[0]) && !isImplied(column, said[0]))) return undefined;
    found[said[0]] = said[1];
  }
  return isSound(found) ? found : undefined;
}

/** A smallint has bounds by itself, for which a check may say others. */
function isImplied({ base }: SourceColumn, word: Word): boolean {
  return base === "pg_catalog.int2" && (word === "minimum" || word === "maximum");
}

function escaped(text: string): string {
  return verbatim(text).replaceAll('"', '""');
}

/** `((a) AND (b))` is both; anything else is one. */
function conjuncts(condition: string): readonly string[] {
  const inner = unwrapped(condition);
  let [depth, from, inText] = [0, 0, false];
  const parts: string[] = [];
  for (let at = 0; at < inner.length; at += 1) {
    const character = inner[at];
    if (character === "'") inText = !inText;
    else if (!inText && character === "(") depth += 1;
    else if (!inText && character === ")") depth -= 1;
    else if (!inText && depth === 0 && inner.startsWith(" AND ", at)) {
      parts.push(inner.slice(from, at));
      from = at + 5;
    }
  }
  return [...parts, inner.slice(from)].map(unwrapped);
}

/** Without the parentheses that are around all of it. */
function unwrapped(text: string): string {
  let inner = text.trim();
  while (inner.startsWith("(") && inner.endsWith(")") && closes(inner) === inner.length - 1) inner = inner.slice(1, -1).trim();
  return inner;
}

function closes(text: string): number {
  let [depth, inText] = [0, false];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") inText = !inText;
    if (inText) continue;
    if (text[at] === "(") depth += 1;
    if (text[at] === ")" && (depth -= 1) === 0) return at;
  }
  return -1;
}

function bound(part: string, name: RegExp, words: Held["words"]): readonly [Word, Json] | undefined {
  const [, left = "", operator = "", , number = ""] = /^(\S+) (>=|<=|>|<) (\(?'?)(-?\d+(?:\.\d+)?)'?\)?(?:::[a-z ]+)?$/u.exec(part) ?? [];
  const word = operators[operator];
  if (word === undefined || !name.test(left)) return undefined;
  if (words["type"] === "int32" && /^-?\d{1,10}$/u.test(number) && Math.abs(Number(number)) < 2 ** 31) return [word, Number(number) + 0];
  if (words["type"] === "int64" && /^(?:0|-?[1-9]\d{0,17})$/u.test(number)) return [word, number];
  if (words["type"] === "float") return [word, Number(number) + 0];
  if (words["type"] !== "decimal") return undefined;
  const canonical = canonicalDecimal(number, words["precision"] as number, words["scale"] as number);
  return canonical === undefined ? undefined : [word, canonical];
}

function length(part: string, name: RegExp, words: Held["words"]): readonly [Word, Json] | undefined {
  const [, text = "", operator = "", number = ""] = /^(?:char_length|character_length|length)\((.+)\) (>=|<=|>|<) (\d{1,9})$/u.exec(part) ?? [];
  if (words["type"] !== "string" || words["normalize"] !== undefined || !name.test(text)) return undefined;
  const count = Number(number);
  const least: Readonly<Record<string, readonly [Word, Json]>> = { ">=": ["minLength", count], ">": ["minLength", count + 1], "<=": ["maxLength", count], "<": ["maxLength", count - 1] };
  return count === 0 && operator === "<" ? undefined : least[operator];
}

/** `status = ANY (ARRAY['a'::text, 'b'::text])`, with the casts that a varchar gets. */
function values(part: string, name: RegExp, words: Held["words"]): readonly [Word, Json] | undefined {
  const [, left = "", list = ""] = /^(.+?) = ANY \(\(?ARRAY\[(.*?)\]\)?(?:::text\[\])?\)$/u.exec(part) ?? [];
  if (words["type"] !== "string" || words["normalize"] !== undefined || !name.test(left)) return undefined;
  const one = /\s*\(?'((?:[^']|'')*)'(?:::character varying|::text|::varchar)?\)?(?:::text)?\s*(?:,|$)/uy;
  const found: string[] = [];
  while (one.lastIndex < list.length) {
    const match = one.exec(list);
    if (match === null) return undefined;
    found.push((match[1] as string).replaceAll("''", "'"));
  }
  return found.length > 0 && new Set(found).size === found.length && found.every((value) => value !== "" && utf8Length(value) <= 63) ? ["values", found] : undefined;
}

/** Bounds that leave room; the language refuses others. */
function isSound({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength }: Said): boolean {
  const [low, high] = [minimum ?? exclusiveMinimum, maximum ?? exclusiveMaximum].map((each) => (each === undefined ? undefined : Number(each)));
  if ((minimum !== undefined && exclusiveMinimum !== undefined) || (maximum !== undefined && exclusiveMaximum !== undefined)) return false;
  return (low === undefined || high === undefined || high - low > 1) && (minLength === undefined || maxLength === undefined || Number(minLength) <= Number(maxLength));
}
