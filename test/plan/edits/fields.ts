import type { ChangeKind } from "@concord/changes";
import type { Json } from "@concord/core";
import type { Document } from "../contracts.ts";
import { fields, isInSql, isMentioned, keyOf, kindOf, list, said, sites, type Place, type Places, type Site } from "./edit.ts";

/** A sum that nobody computes. */
const bare: Document = { type: "integer" };

const isKey = ({ whole, name }: Site): boolean => keyOf(whole).includes(name);
const isOptional = ({ field }: Site): boolean => field["optional"] === true;
const isMade = ({ field }: Site): boolean => field["auto"] !== undefined || field["default"] !== undefined;
const isObject = ({ whole }: Site): boolean => "object" in whole;
const has = (words: readonly string[]) => ({ field }: Site): boolean => words.some((word) => field[word] !== undefined);
const isKind = (...kinds: readonly string[]) => ({ field }: Site): boolean => kinds.includes(kindOf(field));
const when = (is: (site: Site) => boolean, words: (site: Site) => Readonly<Record<string, Json | undefined>> | undefined): Places => fields((site) => (is(site) ? words(site) : undefined));

/** Fields that are new: one that may be missing, ones that have a value of their own, and ones that somebody has to give rows. */
const fresh: readonly Document[] = [
  { type: "string", maxLength: 60, optional: true }, { type: "int32", minimum: 0, default: 1 }, { type: "boolean", default: false }, { type: "string", minLength: 1, maxLength: 20 }, { type: "date", optional: true, description: "Some day." },
  { type: "decimal", precision: 8, scale: 2 }, { type: "enum", values: ["one", "two"], default: "one" }, { type: "list", of: { type: "string", maxLength: 10 }, maxItems: 3, default: [] }, { type: "json", optional: true }, { type: "geoPoint", optional: true },
];

const added = (name: string, all: readonly Document[]): Places => (contracts) => {
  const files = new Set(sites(contracts).map(({ file }) => file));
  return [...files].flatMap((file) => all.map((field) => ({ file, edit: [{ file, path: ["fields", name], value: field }] })));
};

/** A field that is called otherwise wherever its contract, a view or a text of SQL names it. */
const renamed: Places = (contracts) => sites(contracts).filter((site) => !isObject(site) && !isInSql(site)).map((site): Place => {
  const { file, name, field, whole } = site;
  const to = `${name}Now`;
  const word = new RegExp(`\\b${name}\\b`, "gu");
  const meant = (value: Json): Json => (typeof value === "string" ? value.replace(word, to) : Array.isArray(value) ? value.map(meant) : value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([each, below]) => [each === name ? to : each, meant(below as Json)])) : value);
  const words = ["key", "unique", "indexes", "checks", "access", "queries", "shapes", "transitions", "history", "staging", "expires", "references", "bigquery"].filter((each) => whole[each] !== undefined);
  return { file, edit: [{ file, path: ["fields", name], value: undefined }, { file, path: ["fields", to], value: { ...field, was: [name] } }, ...words.map((each) => ({ file, path: [each], value: meant(whole[each] as Json) }))] };
});

const wider: Readonly<Record<string, Document>> = { int32: { type: "integer" }, integer: { type: "float" }, slug: { type: "string", maxLength: 200 }, hostname: { type: "string", maxLength: 300 }, countryCode: { type: "string", maxLength: 2 }, currency: { type: "string", maxLength: 3 }, date: { type: "string", maxLength: 20 } };
const retyped = when((site) => !isInSql(site), ({ field }) => {
  const type = wider[kindOf(field)];
  if (kindOf(field) === "decimal") return { scale: Number(field["scale"]) + 1, precision: Number(field["precision"]) + 1, minimum: undefined, maximum: undefined, default: undefined };
  return type === undefined ? undefined : { pattern: undefined, minimum: undefined, maximum: undefined, default: undefined, ...type };
});

const limits: readonly string[] = ["maxLength", "minLength", "maximum", "minimum", "maxItems"];
/** Limits of a field, each moved by some. */
const limited = (way: 1 | -1): Places => (contracts) => sites(contracts).flatMap((site) => limits.flatMap((word): readonly Place[] => {
  const value = site.field[word];
  if (typeof value !== "number") return [];
  const by = word.startsWith("max") ? way : -way;
  return value + by < 0 ? [] : [{ file: site.file, edit: said(site, { [word]: word === "maxLength" && value > 10 ? value + by * Math.ceil(value / 4) : value + by }) }];
}));

const values = (site: Site): readonly Json[] => (kindOf(site.field) === "enum" ? list(site.field, "values") : []);
const isWord = (value: Json | undefined): value is string => typeof value === "string";
const isFree = (site: Site, value: Json | undefined): value is string => isWord(value) && !new RegExp(`\\b${value}\\b`, "u").test(JSON.stringify({ ...site.whole, fields: null, description: null })) && site.field["default"] !== value && site.field["by"] === undefined;
const oneOf = (field: Document): Json | undefined => ({ string: "x", int32: field["minimum"] ?? 1, integer: field["minimum"] ?? 1, boolean: true, float: 0.5, slug: "x", decimal: field["scale"] === 2 ? "1.00" : undefined, enum: list(field, "values").find(isWord), date: "2026-01-01", timestamp: undefined } as Record<string, Json | undefined>)[kindOf(field)];
const anotherOf = (field: Document): Json | undefined => {
  const value = field["default"];
  if (kindOf(field) === "enum") return list(field, "values").filter(isWord).find((each) => each !== value);
  return typeof value === "number" ? value + 1 : value === "0.00" ? "1.00" : value === "en" ? "no" : value === "#8eb7ff" ? "#ffffff" : undefined;
};

/** The kinds of change of a field. */
export const fieldEdits: Partial<Record<ChangeKind, Places>> = {
  "field-added": added("extra", fresh),
  "field-removed": (contracts) => sites(contracts).filter((site) => !isMentioned(site) && !isKey(site)).map((site) => ({ file: site.file, edit: [{ file: site.file, path: ["fields", site.name], value: undefined }] })),
  "field-renamed": renamed,
  "field-documented": fields(({ field }) => ({ description: `${typeof field["description"] === "string" ? field["description"] : "What it says."} Really.` })),
  "field-required": when((site) => isOptional(site) && !isInSql(site), () => ({ optional: undefined })),
  "field-optional": when((site) => !isOptional(site) && !isKey(site) && !isMade(site) && !isInSql(site), () => ({ optional: true })),
  "field-store-added": when(has(["stores"]), () => ({ stores: undefined })),
  "field-store-removed": when((site) => !isObject(site) && !isKey(site) && list(site.whole, "stores").length > 1 && !isMentioned(site), ({ whole }) => ({ stores: [list(whole, "stores")[0] as string] })),
  "field-settings-changed": when((site) => !isObject(site) && !isInSql(site) && site.field["postgres"] === undefined, ({ name }) => ({ postgres: { name: `${name.toLowerCase()}_x` } })),
  "default-added": when((site) => !isMade(site) && !isOptional(site) && !isObject(site) && !isKey(site), ({ field }) => (oneOf(field) === undefined ? undefined : { default: oneOf(field) })),
  "default-removed": when(has(["default"]), () => ({ default: undefined, setBy: undefined })),
  "default-changed": when(has(["default"]), ({ field }) => (anotherOf(field) === undefined ? undefined : { default: anotherOf(field) })),
  "auto-changed": when((site) => isKind("timestamp")(site) && !isOptional(site), ({ field }) => (field["auto"] === undefined ? { auto: "created" } : { auto: undefined })),
  "computed-added": computed((sum) => [bare, sum]),
  "computed-removed": computed((sum) => [sum, bare]),
  "computed-changed": computed((sum) => [sum, { ...sum, computed: `${String(sum["computed"])} + 1` }]),
  "immutable-added": when((site) => !has(["immutable", "auto", "setBy"])(site) && !isObject(site) && !isKey(site), () => ({ immutable: true })),
  "immutable-removed": when(has(["immutable"]), () => ({ immutable: undefined })),
  "server-only-added": when((site) => !has(["immutable", "auto", "setBy"])(site) && !isObject(site) && !isKey(site), () => ({ setBy: "server" })),
  "server-only-removed": when(has(["setBy"]), () => ({ setBy: undefined })),
  "secret-added": when((site) => !has(["auto", "secret"])(site) && !isObject(site) && !isKey(site) && !isMentioned(site), () => ({ secret: true })),
  "secret-removed": when(has(["secret"]), () => ({ secret: undefined })),
  "personal-data-changed": fields(({ field }) => ({ pii: field["pii"] === "contact" ? "network" : "contact" })),
  "type-changed": retyped,
  "limit-tightened": limited(-1),
  "limit-loosened": limited(1),
  "pattern-added": when((site) => isKind("string")(site) && !has(["pattern"])(site), () => ({ pattern: "[^!]*" })),
  "pattern-removed": when(has(["pattern"]), () => ({ pattern: undefined, maxLength: 200 })),
  "pattern-changed": when(has(["pattern"]), ({ field }) => ({ pattern: `(${String(field["pattern"])}|[0-9]{3})` })),
  "normalisation-changed": when(isKind("string"), ({ field }) => ({ normalize: field["normalize"] === undefined ? ["trim"] : undefined })),
  "precision-raised": when(isKind("decimal"), ({ field }) => ({ precision: Number(field["precision"]) + 3 })),
  "precision-lowered": when(isKind("decimal"), ({ field }) => ({ precision: Number(field["precision"]) - 1, maximum: undefined })),
  "enum-value-added": fields((site) => (values(site).length === 0 ? undefined : { values: [...values(site), "somethingElse"] })),
  "enum-value-removed": fields((site) => { const gone = values(site).findLast((value) => isFree(site, value)); return gone === undefined || values(site).length < 3 ? undefined : { values: values(site).filter((value) => value !== gone) }; }),
  "enum-value-renamed": fields((site) => { const old = values(site).find((value) => isFree(site, value)); return old === undefined ? undefined : { values: values(site).map((value) => (value === old ? { value: `${String(value)}Now`, was: [value] } : value)) }; }),
  "enum-value-documented": fields((site) => (values(site).length === 0 ? undefined : { values: values(site).map((value, at) => (at === 0 && isWord(value) ? { value, description: "What it means." } : value)) })),
  "enum-opened": fields((site) => (values(site).length === 0 || has(["open"])(site) ? undefined : { open: true })),
  "enum-closed": when(has(["open"]), () => ({ open: undefined })),
  "unique-items-added": when((site) => isKind("list")(site) && !has(["uniqueItems"])(site) && isPlain(site.field["of"]), () => ({ uniqueItems: true })),
  "unique-items-removed": when(has(["uniqueItems"]), () => ({ uniqueItems: undefined })),
  "map-keys-narrowed": when((site) => isKind("map")(site) && !has(["keys"])(site), () => ({ keys: { type: "enum", values: ["k", "a", "b"] } })),
};

function isPlain(of: Json | undefined): boolean {
  return typeof of === "object" && of !== null && !Array.isArray(of) && kindOf(of as Document) === "string";
}

/** A field beside another one, from which it is, or was, computed. */
function computed(both: (sum: Document) => readonly [before: Document, after: Document]): Places {
  return (contracts) => sites(contracts).filter((site) => isKind("int32", "integer")(site) && !isOptional(site) && !isObject(site)).map(({ file, name }): Place => {
    const [before, after] = both({ type: "integer", computed: `${name} + 1` });
    return { file, ground: [{ file, path: ["fields", "sum"], value: before }], edit: [{ file, path: ["fields", "sum"], value: after }] };
  });
}
