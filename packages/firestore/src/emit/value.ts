import { byKind, mayContain, printNode, type ClockType, type Field, type Format, type ListType, type MapType, type NumberType, type ObjectType, type PerKind, type StringType, type Type } from "@concord/core";
import { isJsonText, isNullWhenAbsent } from "../block.ts";
import { storedName } from "../names.ts";
import { date, decimalText, lengths, minusZero, oneOf, patternText, planString, time, uuid } from "../patterns.ts";
import { weigh } from "../rules/budget.ts";
import { all, always, any, at, binary, call, float, list, method, name, never, not, nothing, text, texts, whole, type Rule } from "../rules/rule.ts";
import { unitDigits, unitsOf } from "../units.ts";
import { formatFunction } from "./global.ts";
import { taggedRules, toldRules } from "./union.ts";
import { byValidator, type Spot } from "./sheet.ts";

/** What rules ask of a field of `holder`: nothing of an optional one that is not there, or that is the null of absence. */
export function fieldRules(field: Field, holder: Rule, spot: Spot): readonly Rule[] {
  const key = storedName(field, spot.sheet.project);
  const value = at(holder, key);
  const rules = field.type.kind === "union" && field.type.by !== undefined ? toldRules({ ...field.type, by: field.type.by }, value, holder, spot)
    : isJsonText(field) ? jsonText(value, spot) : field.type.kind === "json" ? json(value, spot) : valueRules(field.type, value, spot);
  if (isNullWhenAbsent(field)) return [any(binary(value, "==", nothing), all(...rules))];
  return field.optional ? [any(not(binary(text(key), "in", holder)), all(...rules))] : [spot.mark(all(...rules), "required")];
}

/** What rules ask of a value that is there: conjuncts, each marked with the constraints that it enforces. */
function valueRules(type: Type, value: Rule, spot: Spot): readonly Rule[] {
  return byKind(table, type, value, spot);
}

const table: PerKind<[value: Rule, spot: Spot], readonly Rule[]> = {
  string: (type, value, spot) => stringRules(type, value, spot),
  boolean: (_, value, spot) => [spot.mark(binary(value, "is", name("bool")), "type")],
  int32: (type, value, spot) => numberRules(type, value, spot, { least: -(2 ** 31), most: 2 ** 31 - 1 }),
  integer: (type, value, spot) => numberRules(type, value, spot, { least: -(2 ** 53 - 1), most: 2 ** 53 - 1 }),
  int64: (type, value, spot) => [spot.mark(isInt(value), "type"), ...bounds(type, value, spot, whole)],
  float: (type, value, spot) => {
    const said = bounds(type, value, spot, float);
    const closed = hasLower(type) && hasUpper(type);
    return closed ? [spot.mark(all(...said), "type")] : [spot.mark(call("isFinite", value), "type"), ...said];
  },
  decimal: (type, value, spot) => {
    if (type.precision > unitDigits) {
      for (const word of boundWords) if (word in type) spot.lose(word, `a decimal of more than ${unitDigits} digits is text in documents, and text has another order`);
      return [spot.mark(all(matches(value, decimalText(type)), binary(value, "!=", text(minusZero(type)))), "type", "precision")];
    }
    const most = 10n ** BigInt(type.precision) - 1n;
    const range = [...(hasLower(type) ? [] : [binary(value, ">=", whole(-most))]), ...(hasUpper(type) ? [] : [binary(value, "<=", whole(most))])];
    const said = bounds(type, value, spot, (bound) => whole(unitsOf(bound, type.scale)));
    return [spot.mark(all(spot.mark(isInt(value), "precision"), ...range), "type"), ...said];
  },
  uuid: (_, value, spot) => [spot.mark(matches(value, uuid), "type")],
  uid: (_, value, spot) => [spot.mark(matches(value, lengths(1, 128)), "type")],
  date: (_, value, spot) => [spot.mark(call("isDate", value), "type")],
  time: (type, value, spot) => [spot.mark(matches(value, time(type.precision)), "type", "precision")],
  timestamp: (type, value, spot) => timestampRules(type, value, spot),
  localDateTime: (type, value, spot) => [spot.mark(matches(value, `${date}T${time(type.precision)}`), "type", "precision")],
  bytes: (type, value, spot) => [
    spot.mark(binary(value, "is", name("bytes")), "type"),
    ...(type.minLength === undefined ? [] : spot.clause("minLength", binary(method(value, "size"), ">=", whole(type.minLength)))),
    ...(type.maxLength === undefined ? [] : spot.clause("maxLength", binary(method(value, "size"), "<=", whole(type.maxLength)))),
  ],
  json: (_, value, spot) => json(value, spot),
  enum: (type, value, spot) => {
    const values = type.values.map((each) => each.value);
    return [spot.mark(values.length <= 4 ? binary(value, "in", texts(values)) : matches(value, oneOf(values)), "type", "values")];
  },
  list: (type, value, spot) => [call(listFunction(type, spot), value)],
  map: (type, value, spot) => [call(mapFunction(type, spot), value)],
  object: (type, value, spot) => {
    const v = name("v");
    const body = all(spot.mark(noOtherKeys(type, v, spot), "type", "closed"), ...type.fields.flatMap((field) => fieldRules(field, v, spot.to(field.name))));
    return [call(spot.sheet.define({ name: spot.functionName(), parameters: ["v"], body }), value)];
  },
  union: (type, value, spot) => {
    if (type.tag === undefined) throw new Error("a union has its tag, or lies beside the field that tells its parts apart");
    return taggedRules({ ...type, tag: type.tag }, value, spot);
  },
  geoPoint: (_, value, spot) => [spot.mark(binary(value, "is", name("latlng")), "type")],
};

function stringRules(type: StringType, value: Rule, spot: Spot): readonly Rule[] {
  const plan = planString(type);
  const coarse = [
    ...(plan.coarse.least === undefined ? [] : [binary(method(value, "size"), ">=", whole(plan.coarse.least))]),
    ...(plan.coarse.most === undefined ? [] : [binary(method(value, "size"), "<=", whole(2 * plan.coarse.most))]),
  ];
  const tooLong = "a pattern of so many characters would keep the rules engine busy; rules ask a bound in UTF-16 units";
  if (plan.coarse.least !== undefined) spot.lose("minLength", tooLong);
  if (plan.coarse.most !== undefined) spot.lose("maxLength", tooLong);
  const length = plan.length === undefined ? [] : [matches(value, lengths(plan.length.least, plan.length.most))];
  const words = (["minLength", "maxLength"] as const).filter((word) => word in type && plan.coarse[word === "minLength" ? "least" : "most"] === undefined);
  const patterns = plan.patterns.flatMap(({ word, pattern }) => {
    const rule = word === "format" ? call(formatFunction(type.format as Format), value) : matches(value, patternText(pattern));
    // The last statement stands for the type as well: it stays whatever the budget says.
    return length.length === 0 || word === "format" ? [spot.mark(rule, word)] : spot.clause(word, rule);
  });
  return [spot.mark(all(...patterns, ...length, ...coarse), "type", ...words)];
}

function numberRules(type: NumberType, value: Rule, spot: Spot, range: { readonly least: number; readonly most: number }): readonly Rule[] {
  const own = [...(hasLower(type) ? [] : [binary(value, ">=", whole(range.least))]), ...(hasUpper(type) ? [] : [binary(value, "<=", whole(range.most))])];
  return [spot.mark(all(isInt(value), ...own), "type"), ...bounds(type, value, spot, whole)];
}

/** A Timestamp holds microseconds; of three digits, it equals the one made of its milliseconds. */
function timestampRules(type: ClockType, value: Rule, spot: Spot): readonly Rule[] {
  if (type.precision === 3) return [spot.mark(binary(value, "==", call("timestamp.value", method(value, "toMillis"))), "type", "precision")];
  spot.lose("precision", "a Timestamp holds microseconds and no more, so there is nothing to refuse");
  return [spot.mark(binary(value, "is", name("timestamp")), "type")];
}

const insideJson = "rules can't look into JSON of any form";

function json(value: Rule, spot: Spot): readonly Rule[] {
  spot.lose("type", insideJson);
  return [binary(value, "!=", nothing)];
}

function jsonText(value: Rule, spot: Spot): readonly Rule[] {
  spot.lose("type", insideJson);
  return [matches(value, lengths(1, undefined))];
}

/** In a list, where every expression counts: as many keys as fields, if each field's own rule asks that it is there. */
export function noOtherKeys(type: ObjectType, v: Rule, spot: Spot): Rule {
  const counted = spot.steps.includes("[]") && type.fields.length > 0 && !type.fields.some((field) => field.optional && !isNullWhenAbsent(field));
  if (counted) return binary(method(v, "size"), "==", whole(type.fields.length));
  return method(method(v, "keys"), "hasOnly", texts(type.fields.map((field) => storedName(field, spot.sheet.project))));
}

/** A map of declared keys is asked key by key, like an object; of free ones, rules see the keys as one text and no single value. */
function mapFunction(type: MapType, spot: Spot): string {
  const v = name("v");
  const keys = method(v, "keys");
  const inner = spot.to("{}");
  const declared = type.keys?.kind === "enum" ? type.keys.values.map((each) => each.value) : undefined;
  if (declared === undefined) spot.sheet.loseBelow(inner.steps, { why: "rules can't look at every value of a map with free keys", instead: byValidator });
  const one = (key: string): readonly Rule[] => valueRules(type.of, at(v, key), inner);
  const values = declared === undefined ? [] : spot.sheet.askBelow(inner.id("type"), inner.steps, () =>
    all(...declared.map((key) => (type.require?.includes(key) === true ? all(...one(key)) : any(not(binary(text(key), "in", v)), all(...one(key)))))));
  const body = all(
    spot.mark(all(binary(v, "is", name("map")), ...(declared === undefined ? [matches(method(keys, "join", text("")), lengths(0, undefined))] : [])), "type"),
    ...(declared !== undefined ? [spot.mark(method(keys, "hasOnly", texts(declared)), "keys")] : type.keys === undefined ? [] : keyRules(type.keys as StringType, keys, spot)),
    ...(type.require === undefined ? [] : [spot.mark(method(keys, "hasAll", texts(type.require)), "require")]),
    ...(type.maxItems === undefined ? [] : [spot.mark(binary(method(v, "size"), "<=", whole(type.maxItems)), "maxItems")]),
    spot.mark(not(binary(nothing, "in", method(v, "values"))), "members"),
    ...values,
  );
  return spot.sheet.define({ name: spot.functionName(), parameters: ["v"], body });
}

/** Keys of one pattern are asked at once: joined with a character that none of them can hold. */
function keyRules(keys: StringType, of: Rule, spot: Spot): readonly Rule[] {
  const plan = planString(keys);
  const [one, ...more] = plan.patterns;
  const between = one === undefined ? undefined : separators.find((each) => !mayContain(one.pattern, each.charCodeAt(0)));
  if (one === undefined || more.length > 0 || plan.length !== undefined || between === undefined) {
    spot.lose("keys", "rules see the keys of a map as one text, which shows a single pattern and no lengths");
    return [];
  }
  const key = `(?:${printNode(one.pattern.tree)})`;
  const separator = /[a-z0-9_]/i.test(between) ? between : `\\${between}`;
  return spot.clause("keys", matches(method(of, "join", text(between)), `(?:${key}(?:${separator}${key})*)?`));
}

/** Characters to put between keys, in the order in which they are tried. */
const separators = ["/", "|", ",", " "] as const;

function listFunction(type: ListType, spot: Spot): string {
  const [l, n] = [name("l"), name("n")];
  const unique = binary(method(method(l, "toSet"), "size"), "==", n);
  const body = all(
    spot.mark(binary(l, "is", name("list")), "type"),
    ...(type.minItems === undefined ? [] : [spot.mark(binary(n, ">=", whole(type.minItems)), "minItems")]),
    ...(type.maxItems === undefined ? [] : [spot.mark(binary(n, "<=", whole(type.maxItems)), "maxItems")]),
    ...(type.uniqueItems ? spot.clause("uniqueItems", unique) : []),
    ...memberRules(type, l, n, spot),
  );
  return spot.sheet.define({ name: spot.functionName(), parameters: ["l"], lets: [["n", method(l, "size")]], body });
}

/** Members that are of few values are asked at once; others each by its index, since rules can't walk a list; where that is too much, no member is null. */
function memberRules(type: ListType, l: Rule, n: Rule, spot: Spot): readonly Rule[] {
  const inner = spot.to("[]");
  const few = fewValues(type.of);
  if (few !== undefined) return [spot.mark(inner.mark(method(l, "hasOnly", list(few)), ...(type.of.kind === "enum" ? (["type", "values"] as const) : (["type"] as const))), "members")];
  const noNull = spot.mark(not(binary(nothing, "in", l)), "members");
  if (type.maxItems === undefined || type.maxItems > mostMembers) {
    const why = type.maxItems === undefined ? "rules can't walk a list without maxItems" : `rules can't walk a list of up to ${type.maxItems} members`;
    spot.sheet.loseBelow(inner.steps, { why, instead: byValidator });
    return [noNull];
  }
  const asked = spot.sheet.askBelow(inner.id("type"), inner.steps, () => spot.mark(all(...everyMember(type.of, l, n, type.maxItems as number, inner)), "members"));
  return asked.length === 0 ? [noNull] : asked;
}

/** All values of the type, if they are fewer than a list's rules would cost. */
function fewValues(type: Type): readonly Rule[] | undefined {
  if (type.kind === "boolean") return [always, never];
  return type.kind === "enum" && type.values.length <= 50 ? type.values.map((each) => text(each.value)) : undefined;
}

/** More members would never fit: each costs at least eight expressions. */
const mostMembers = 110;

function everyMember(type: Type, l: Rule, n: Rule, most: number, spot: Spot): readonly Rule[] {
  const { functions } = spot.sheet;
  const inline = (member: Rule): Rule => all(...valueRules(type, member, spot));
  const body = all(...valueRules(type, name("m"), spot));
  const callCosts = 4;
  const cheaper = weigh(inline(memberAt(l, 0)), functions).expressions <= weigh(body, functions).expressions + callCosts;
  const check = cheaper ? inline : (member: Rule): Rule => call(spot.sheet.define({ name: spot.functionName(), parameters: ["m"], body }), member);
  return Array.from({ length: most }, (_, index) => any(binary(n, "<=", whole(index)), check(memberAt(l, index))));
}

function memberAt(l: Rule, index: number): Rule {
  return { is: "index", of: l, key: whole(index) };
}

const boundWords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;
type Bounded<B> = { readonly [K in (typeof boundWords)[number]]?: B };
const comparison = { minimum: ">=", maximum: "<=", exclusiveMinimum: ">", exclusiveMaximum: "<" } as const;

function bounds<B>(type: Bounded<B>, value: Rule, spot: Spot, write: (bound: B) => Rule): readonly Rule[] {
  return boundWords.flatMap((word) => {
    const bound = type[word];
    return bound === undefined ? [] : [spot.mark(binary(value, comparison[word], write(bound)), word)];
  });
}

function hasLower(type: Bounded<unknown>): boolean {
  return type.minimum !== undefined || type.exclusiveMinimum !== undefined;
}

function hasUpper(type: Bounded<unknown>): boolean {
  return type.maximum !== undefined || type.exclusiveMaximum !== undefined;
}

function isInt(value: Rule): Rule {
  return binary(value, "is", name("int"));
}

function matches(value: Rule, pattern: string): Rule {
  return method(value, "matches", text(pattern));
}
