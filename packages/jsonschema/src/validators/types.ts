import { byKind, formatPatterns, messages, printPattern, typeMessage, type PerKind, type Piece, type Type } from "@concord/core";
import * as carriers from "../carriers.ts";
import { text } from "../javascript/quote.ts";
import { boundsOf, decimalCodes, int64Between, int64Codes, notNumber, numbered, textBounds } from "./bounds.ts";
import { longer, shorter, sized, tooFew, tooMany } from "./lengths.ts";
import { mapStatements } from "./maps.ts";
import { propertiesOf, type Property } from "./properties.ts";
import { faulty, gates, issue, line, wrong, type Site } from "./site.ts";
import { form, formed, notText, notWhole, unlike, unlikeNormal, unlikePattern } from "./texts.ts";
import { unionStatements } from "./unions.ts";

/** Statements that push an issue for whatever the value breaks; of a value that is missing or null, that it has the wrong type. */
export function statementsOf(type: Type, site: Site): Piece {
  return byKind(statements, type, site);
}

const statements: PerKind<[Site], Piece> = {
  string: (type, site) => {
    const { format } = type;
    const brought = format === undefined ? undefined : formatPatterns[format].maxLength;
    const further = (at: Site): readonly Piece[] => [
      ...(type.minLength === undefined ? [] : [shorter(at, type.minLength)]),
      ...(type.maxLength === undefined || type.maxLength === brought ? [] : [longer(at, type.maxLength)]),
      ...(type.pattern === undefined ? [] : [unlikePattern(at, printPattern(type.pattern), type.pattern.source)]),
      ...(type.normalize === undefined ? [] : [unlikeNormal(at, type.normalize)]),
    ];
    if (format === undefined || brought === undefined) return gates(site, [notText(site, ["type"], typeMessage(type)), notWhole(site)], further(site));
    const inner: Site = { ...site, indent: `${site.indent}  ` };
    return gates(site, [notText(site, ["type"], typeMessage(type)), notWhole(site)], [
      longer(site, brought, type.maxLength === brought ? ["maxLength"] : []), gates(inner, [unlike(inner, format)], further(inner)),
    ]);
  },
  boolean: (type, site) => gates(site, [wrong(site, ["type"], typeMessage(type), `typeof ${site.value} !== "boolean"`)], []),
  int32: (type, site) => numbered(type, site, [-2147483648, 2147483647]),
  integer: (type, site) => numbered(type, site, [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]),
  float: (type, site) => gates(site, [notNumber(site, typeMessage(type))], boundsOf(type, site)),
  int64: (type, site) => gates(site, [notText(site, ["type"], typeMessage(type)), form(site, ["type"], "^(?:0|-?[1-9][0-9]{0,18})$", typeMessage(type))], [
    ...textBounds({ minimum: String(-(2n ** 63n)), maximum: String(2n ** 63n - 1n) }, site, int64Between, int64Codes, () => "type"),
    ...textBounds(type, site, int64Between, int64Codes),
  ]),
  decimal: (type, site) => {
    const { precision, scale } = type;
    const pattern = carriers.whole(carriers.decimal({ kind: "decimal", precision, scale }));
    const gate = form(site, ["precision"], pattern, typeMessage(type));
    return gates(site, [notText(site, ["type"], typeMessage(type)), gate], textBounds(type, site, (bound) => carriers.decimal({ kind: "decimal", precision, scale, ...bound }), decimalCodes));
  },
  uuid: (type, site) => formed(type, site, carriers.uuid),
  uid: (type, site) => gates(site, [notText(site, ["type"], typeMessage(type)), notWhole(site)], [shorter(site, 1, "type"), longer(site, 128, ["type"])]),
  date: (type, site) => formed(type, site, carriers.date),
  time: (type, site) => formed(type, site, carriers.clock(type)),
  timestamp: (type, site) => formed(type, site, carriers.clock(type)),
  localDateTime: (type, site) => formed(type, site, carriers.clock(type)),
  bytes: (type, site) => {
    const gate = form(site, ["type"], carriers.whole(carriers.base64({ kind: "bytes" })), typeMessage(type));
    return gates(site, [notText(site, ["type"], typeMessage(type)), gate], [
      ...sized(site, "minLength", "<", type.minLength),
      ...sized(site, "maxLength", ">", type.maxLength),
    ]);
  },
  json: (_, site) => gates(site, [
    wrong(site, ["type"], site.documents ? messages.documentJson : messages.json, `!${site.scope.call("isJson")}(${site.value}, ${site.documents}${site.documents && site.path.at(-1) === "[]" ? ", true" : ""})`, "custom"),
  ], []),
  enum: (type, site) => {
    const values = type.values.map((each) => each.value);
    const few = values.length <= 4;
    const none = few ? values.map((each) => `${site.value} !== ${text(each)}`).join(" && ") : `!${site.scope.texts(values)}.has(${site.value})`;
    const closed = wrong(site, ["type", "values"], typeMessage(type), none, "invalid_value");
    if (site.mode === "write" || !type.open) return gates(site, [closed], []);
    const inner: Site = { ...site, indent: `${site.indent}  ` };
    const open = gates({ ...inner, marked: false }, [notText(site, [], typeMessage({ kind: "string" })), notWhole(site)], []);
    return [`${site.indent}if (closed) {\n`, gates(inner, [closed], []), `${site.indent}} else {\n`, open, `${site.indent}}\n`];
  },
  list: (type, site) => {
    const { scope, value, indent } = site;
    const [index, member, before] = [scope.variable(), scope.variable(), scope.variable()];
    const inner: Site = { ...site, value: member, at: [...site.at, index], path: [...site.path, "[]"], indent: `${indent}    `, required: false };
    const twice = issue(site, "custom", messages.members);
    return gates(site, [wrong(site, ["type"], typeMessage(type), `!Array.isArray(${value})`), ...tooMany(site, type.maxItems)], [
      type.uniqueItems ? `${indent}  const ${before} = issues.length;\n` : "",
      line(site, ["members"], `${indent}  `, [
        `for (let ${index} = 0; ${index} < ${value}.length; ${index} += 1) {\n${indent}    const ${member} = ${value}[${index}];\n`,
        statementsOf(type.of, inner), `${indent}  }`,
      ]),
      ...tooFew(site, type.minItems),
      type.uniqueItems ? faulty(site, ["uniqueItems"], `issues.length === ${before} && !${scope.call("isUnique")}(${value})`, twice) : "",
    ]);
  },
  map: (type, site) => mapStatements(type, site, statementsOf),
  object: (type, site) => objectStatements(type.fields.map((field) => ({ field, optional: field.optional })), site, site),
  union: (type, site) => unionStatements(type, site, (field, at) => statementsOf(field.type, at)),
  geoPoint: (_, site) => {
    const angle = (name: string, most: number): Property => ({ field: { name, type: { kind: "float", minimum: -most, maximum: most } }, optional: false });
    return objectStatements([angle("latitude", 90), angle("longitude", 180)], site, { ...site, mode: "write", marked: false });
  },
};

/** @param inner the site as it is for the properties. */
function objectStatements(properties: readonly Property[], site: Site, inner: Site): Piece {
  const gate = wrong(site, ["type"], messages.record, `!${site.scope.call("isObject")}(${site.value})`);
  return gates(site, [gate], propertiesOf(properties, inner, (field, at) => statementsOf(field.type, at)));
}
