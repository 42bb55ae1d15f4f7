import { report } from "../diagnostic/diagnostic.ts";
import type { EntityDraft, QueryWords } from "../language/draft.ts";
import { keySpan, nodeAt, valueSpan, type Path } from "../language/place.ts";
import { fieldName } from "../language/names.ts";
import type { FieldPath, Index, Unique } from "../model/entity.ts";
import type { Field } from "../model/field.ts";
import { equalities, queryOperators, serves, sortOf, type Query, type QueryOperator } from "../model/query.ts";
import type { Kind, Type } from "../model/type.ts";
import { badQuery, badStores } from "./codes.ts";
import { resolvePath } from "./keyed.ts";
import type { Context, ResolvedFields } from "./session.ts";

/** Kinds whose values have an order that every store agrees on. */
const ordered: readonly Kind[] = ["string", "uuid", "uid", "int32", "integer", "int64", "float", "decimal", "date", "time", "timestamp", "localDateTime", "enum"];
const scalar: readonly Kind[] = [...ordered, "boolean"];
/** What the functions about an entity's documents are called beside its queries. */
const taken: ReadonlySet<string> = new Set(["collection", "documentId", "group", "key", "converter", "document"]);

/** The queries that an entity must answer. */
export function resolveQueries(context: Context, draft: EntityDraft, resolved: ResolvedFields): readonly Query[] {
  return Object.entries(draft.words.queries ?? {}).map(([name, words]) => resolveQuery(context, draft, resolved, name, words));
}

function resolveQuery(context: Context, draft: EntityDraft, resolved: ResolvedFields, name: string, words: QueryWords): Query {
  const path: Path = ["queries", name];
  const wrong = (at: Path, message: string, help?: string): void => void context.found.push(report(badQuery, nodeAt(draft.node, at)?.span ?? valueSpan(draft.node, at), message, { help }));
  if (!fieldName.test(name) || taken.has(name)) context.found.push(report(badQuery, keySpan(draft.node, path), `${JSON.stringify(name)} is no name of a query`, { help: taken.has(name) ? "that is what another function is called" : "a lower-case letter, then letters and digits" }));
  const stores: (readonly string[])[] = [];
  const find = (text: string, at: Path): FieldPath | undefined => {
    const [found] = resolvePath(context, text, at, resolved.fields);
    if (found !== undefined) stores.push(found.stores);
    return found?.path;
  };
  const where = (words.where ?? []).flatMap((text, index) => {
    const at: Path = [...path, "where", index];
    const [, field = "", op = ""] = /^(\S+)\s+(\S+)$/u.exec(text) ?? [];
    if (!queryOperators.includes(op as QueryOperator)) {
      wrong(at, `${JSON.stringify(text)} is no condition of a query`, `a field and one of ${queryOperators.join(" ")}: status ==`);
      return [];
    }
    const found = find(field, at);
    const fault = found === undefined ? undefined : faultOf(typeAt(resolved.fields, found), op as QueryOperator);
    if (fault !== undefined) wrong(at, `${field} is ${typeAt(resolved.fields, found as FieldPath)?.kind}, and ${fault}`);
    return found === undefined || fault !== undefined ? [] : [{ path: found, op: op as QueryOperator }];
  });
  const order = (words.order ?? []).flatMap((text, index) => {
    const at: Path = [...path, "order", index];
    const found = find(text.replace(/^-/u, ""), at);
    const kind = found === undefined ? undefined : typeAt(resolved.fields, found)?.kind;
    if (kind !== undefined && !ordered.includes(kind)) wrong(at, `${text.replace(/^-/u, "")} is ${kind}, which has no order`);
    else if (found !== undefined && where.some((each) => each.op === "==" && each.path.join(".") === found.join("."))) wrong(at, `${text.replace(/^-/u, "")} has one value in this query`, "take it out of the order");
    return found === undefined || kind === undefined || !ordered.includes(kind) ? [] : [{ path: found, descending: text.startsWith("-") }];
  });
  if ((words.where ?? []).length + (words.order ?? []).length === 0) wrong(path, "a query has a where or an order");
  const possible = resolved.stores.filter((store) => stores.every((held) => held.includes(store)));
  for (const [index, store] of (words.stores ?? []).entries()) if (!possible.includes(store)) context.found.push(report(badStores, valueSpan(draft.node, [...path, "stores", index]), `${store} does not hold all of these fields`));
  return {
    name, ...(words.description === undefined ? {} : { description: words.description }), where, order,
    stores: possible.filter((store) => words.stores?.includes(store) ?? true), span: keySpan(draft.node, path),
  };
}

function faultOf(type: Type | undefined, op: QueryOperator): string | undefined {
  if (type === undefined) return undefined;
  if (op === "contains") return type.kind === "list" && scalar.includes(type.of.kind) ? undefined : "contains is for lists of single values";
  if (op === "==" || op === "in") return scalar.includes(type.kind) ? undefined : "queries compare single values";
  return ordered.includes(type.kind) ? undefined : "it has no order";
}

function typeAt(fields: readonly Field[], path: FieldPath): Type | undefined {
  let inside = fields;
  let type: Type | undefined;
  for (const step of path) {
    type = inside.find((field) => field.name === step)?.type;
    inside = type?.kind === "object" ? type.fields : [];
  }
  return type;
}

/** What is there already: of an index all fields, of a key and of a unique over all records likewise. */
interface Standing { readonly indexes: readonly Index[]; readonly uniques: readonly Unique[]; readonly key: readonly string[] }

/** The ordered indexes that queries need and nothing gives them yet; each stands for the query that asks for it first. */
export function derivedIndexes(queries: readonly Query[], { indexes, uniques, key }: Standing): readonly Index[] {
  const plain = (path: FieldPath) => ({ path, descending: false });
  const derived: Index[] = [];
  for (const query of queries) {
    const fields = [...new Map(equalities(query).map((path) => [path.join("."), plain(path)])).values(), ...sortOf(query)];
    const missing = query.stores.filter((store) => ![
      key.map((name) => plain([name])),
      ...uniques.filter((unique) => unique.where === undefined && unique.stores.includes(store)).map((unique) => unique.fields.map(plain)),
      ...[...indexes, ...derived].filter((index) => index.where === undefined && (index.using ?? "btree") === "btree" && index.stores.includes(store)).map((index) => index.fields),
    ].some((each) => serves(each, query)));
    if (fields.length > 0 && missing.length > 0) derived.push({ fields, include: [], stores: missing, query: query.name, span: query.span });
  }
  return derived;
}
