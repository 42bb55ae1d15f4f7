import { report, type Code } from "../diagnostic/diagnostic.ts";
import { suggest } from "../diagnostic/suggest.ts";
import type { EntityDraft, TypeWords } from "../language/draft.ts";
import { fieldName, treacherousNames } from "../language/names.ts";
import { keySpan, valueSpan, type Path } from "../language/place.ts";
import type { Field } from "../model/field.ts";
import type { ObjectType, UnionPart, UnionType } from "../model/type.ts";
import { partingOf } from "../model/union.ts";
import type { Span } from "../source/span.ts";
import { utf8Length } from "../source/measure.ts";
import { badStores, badUnion, missingTypeWord, unknownField } from "./codes.ts";
import type { Context } from "./session.ts";
import { partWith } from "./traits.ts";
import { resolveType } from "./type.ts";

/** A union from its words: its parts, each an object, and what tells them apart. Reports what is wrong and then gives nothing. */
export function unionType(context: Context, words: TypeWords, path: Path, outer: readonly string[]): UnionType | undefined {
  const { by, tag, of } = words;
  const wrong = (at: Path, message: string, help?: string, code: Code = badUnion): undefined =>
    void context.found.push(report(code, valueSpan(context.draft.node, [...path, ...at]), message, { help }));
  if (of === undefined) return wrong([], "union has no of", "{ type: union, tag: kind, of: { card: cardDetails, transfer: transferDetails } }", missingTypeWord);
  if (by === undefined && tag === undefined) return wrong([], "nothing says which part a value is", "by: an enum field beside it, or tag: a member inside each part");
  if (by !== undefined && tag !== undefined) return wrong(["tag"], "by and tag both say which part a value is", "leave one of the two out");
  if (by !== undefined && !(context.draft.kind === "entity" && path.length === 2)) {
    return wrong(["by"], "by names a field of the entity, and this union lies inside another value", "tag: a member inside each part");
  }
  if (typeof of === "string" || typeof of.type === "string" || Object.keys(of).length === 0) {
    return wrong(["of"], "of names no parts", "of: { card: cardDetails, transfer: transferDetails }");
  }
  if (tag !== undefined && (!fieldName.test(tag) || treacherousNames.has(tag))) return wrong(["tag"], `${JSON.stringify(tag)} is no name for a member`, treacherousNames.get(tag) ?? "a lower-case letter, then letters and digits");
  const parts = Object.entries(of).flatMap(([name, given]) => partOf(context, name, given, tag, [...path, "of", name], outer) ?? []);
  if (parts.length < Object.keys(of).length) return undefined;
  return { kind: "union", ...(by === undefined ? {} : { by }), ...(tag === undefined ? {} : { tag }), parts };
}

function partOf(context: Context, name: string, given: string | TypeWords, tag: string | undefined, path: Path, outer: readonly string[]): UnionPart | undefined {
  const span = keySpan(context.draft.node, path);
  const bytes = utf8Length(name);
  if (bytes < 1 || bytes > 63 || !name.isWellFormed() || name.includes("\0")) return wrongPart(context, span, "a part's name is text of 1 to 63 bytes");
  const words = typeof given === "string" ? { type: given } : given;
  const type = resolveType(context, words.type === undefined && words.fields !== undefined ? { ...words, type: "object" } : words, path, outer);
  if (type === undefined) return undefined;
  if (type.kind !== "object") return wrongPart(context, valueSpan(context.draft.node, path), `${name} is ${type.kind}, and each part is an object`);
  const shared = type.shared === undefined ? {} : { shared: type.shared };
  if (tag === undefined) return { name, type, ...shared };
  const own = type.fields.find((field) => field.name === tag);
  if (own !== undefined) return wrongPart(context, valueSpan(context.draft.node, path), `${name} has a field ${tag} of its own`, "the union adds the tag to each part: leave the field out, or call the tag by another name");
  return { name, type: tagged(type, tag, name, span), ...shared };
}

function wrongPart(context: Context, span: Span, message: string, help?: string): undefined {
  context.found.push(report(badUnion, span, message, { help }));
}

/** The part with its tag in front: an enum of the part's name alone. */
function tagged({ fields }: ObjectType, tag: string, name: string, span: Span): ObjectType {
  const field: Field = {
    name: tag, type: { kind: "enum", values: [{ value: name, deprecated: false, was: [], span }], open: false },
    optional: false, immutable: false, serverOnly: false, secret: false, stores: [], was: [], blocks: {}, span, spans: {},
  };
  return { kind: "object", fields: [field, ...fields] };
}

/** Reports unions of an entity whose `by` does not tell their parts apart for every record. */
export function checkUnions(context: Context, parts: readonly EntityDraft[], fields: readonly Field[]): void {
  for (const field of fields) {
    const part = partWith(parts, field.name);
    if (field.type.kind === "union" && field.type.by !== undefined && part !== undefined) checkBy({ ...context, draft: part }, parts, field, field.type, fields);
  }
}

function checkBy(context: Context, drafts: readonly EntityDraft[], field: Field, type: UnionType, fields: readonly Field[]): void {
  const name = type.by as string;
  const path: Path = ["fields", field.name];
  const at = (word: string): Span => valueSpan(context.draft.node, [...path, word]);
  const wrong = (message: string, help?: string, code: Code = badUnion): void => void context.found.push(report(code, at("by"), message, { help }));
  const by = fields.find((each) => each.name === name);
  if (by === undefined) {
    const near = suggest(name, fields.map((each) => each.name));
    if (partWith(drafts, name) === undefined) wrong(`there is no field ${name}`, near === undefined ? undefined : `did you mean ${near}?`, unknownField);
    return;
  }
  if (by.type.kind !== "enum") return wrong(`${name} is ${by.type.kind}, and by names an enum`);
  if (by.optional) return wrong(`${name} may be missing, and then nothing says which part ${field.name} is`, `take optional out of ${name}`);
  if (by.type.open) return wrong(`${name} takes values that nobody knows, and of those ${field.name} has no part`, "take open out of the enum");
  if (partWith(drafts, name)?.words.fields[name]?.computed !== undefined) return wrong(`${name} is computed, and a new record does not bring it`);
  if (by.secret && !field.secret) return wrong(`${name} is secret, and ${field.name} would tell it`);
  const lacking = field.stores.find((store) => !by.stores.includes(store));
  if (lacking !== undefined) return wrong(`${name} is not in ${lacking}, which holds ${field.name}`, undefined, badStores);
  const first = partingOf(fields);
  if (first !== undefined && first.by.name !== name) return wrong(`${first.unions[0]?.name} hangs on ${first.by.name} already`, "one field tells all unions of an entity apart; a tag tells the parts of the others apart");
  const values = by.type.values.map((each) => each.value);
  const missing = values.filter((value) => !type.parts.some((part) => part.name === value));
  if (missing.length > 0) context.found.push(report(badUnion, keySpan(context.draft.node, [...path, "of"]), `there is no part for ${missing.join(", ")}`, { help: `every value of ${name} has a part` }));
  for (const part of type.parts.filter((each) => !values.includes(each.name))) {
    const near = suggest(part.name, missing);
    context.found.push(report(badUnion, keySpan(context.draft.node, [...path, "of", part.name]), `${part.name} is no value of ${name}`, { help: near === undefined ? `its values are ${values.join(", ")}` : `did you mean ${near}?` }));
  }
}
