import { aboutShape, checksOfShape, computedChecks, isSayable, mark, mentionedFields, messages, namedShapeOf, shapeOf, type Check, type Entity, type Field, type NamedShape, type Piece, type Shape, type ShapeName, type UnionType } from "@concord/core";
import { printExpression } from "../javascript/expression.ts";
import { docComment, lineComment, literal, text } from "../javascript/quote.ts";
import { readersTakeMore } from "../types.ts";
import { functionOf } from "./names.ts";
import type { Scope } from "./scope.ts";
import { propertiesOf } from "./properties.ts";
import { line, markOf, stepOf, type Site } from "./site.ts";
import { statementsOf } from "./types.ts";
import { anyPartFunction, partVariable } from "./unions.ts";

const about: Readonly<Record<ShapeName, string>> = {
  record: "A whole record: closed, with every required field.",
  read: "A record as readers take it: keys that they do not know are no mistake.",
  create: "A new record, without what the store makes; what has a default may be left out.",
  patch: "A change: what is given is replaced, and null takes an optional value away.",
};

/** The functions of an entity's file, without what they call: one for each field, for each check and for each shape. */
export function entityValidators(entity: Entity, scope: Scope): Piece {
  const checks = [...entity.checks, ...computedChecks(entity)].filter((check) => isSayable(entity, check));
  return [
    shapeOf(entity, "record").fields.map(({ field }) => fieldFunction(field, scope)),
    checks.map((check) => checkFunction(check, scope)),
    recordFunctions(entity, checks, scope),
    (["create", "patch"] as const).map((name) => shapeFunction(entity, shapeOf(entity, name), about[name], checks, scope)),
    entity.shapes.map((named) => [
      named.added.map((field) => fieldFunction(field, scope, named)),
      named.checks.map((check) => checkFunction(check, scope, named)),
      shapeFunction(entity, namedShapeOf(named), aboutShape(named), checks, scope),
    ]),
  ];
}

/** A field's value in any shape that has it; where the value may be missing, the shape asks first. */
function fieldFunction(field: Field, scope: Scope, within?: NamedShape): Piece {
  const wide = readersTakeMore(field.type);
  const path = within === undefined ? [field.name] : [stepOf(within.name), field.name];
  const site: Site = {
    scope, value: "value", at: [text(field.name)], path, mode: wide ? "asked" : "write", marked: true, required: !field.optional,
    documents: field.stores.includes("firestore"), indent: "  ",
  };
  const byField = isByField(field);
  const given = `value, issues${wide ? ", closed" : ""}${byField ? `, ${partVariable}` : ""}`;
  return [`\nfunction ${fieldCalled(field, within)}(${given}) {\n`, statementsOf(field.type, site), "}\n", byField ? anyPartFunction(field, site) : ""];
}

/** What the function of a field is called; of one that a shape adds with the shape's name, since two shapes may add fields of one name. */
function fieldCalled(field: Field, within: NamedShape | undefined): string {
  return `${within === undefined ? "" : `${within.name}$`}${field.name}Field`;
}

function isByField(field: Field): field is Field & { readonly type: UnionType & { readonly by: string } } {
  return field.type.kind === "union" && field.type.by !== undefined;
}

/** The call of a field's function. The part of a union that hangs on another field is what that field says, or its default, where that may be left out; where nothing says it, it is any part. */
function fieldCall(field: Field, value: string, closed: string, { fields, given, partial, named }: Shape, scope: Scope): string {
  const called = fieldCalled(field, named?.added.includes(field) === true ? named : undefined);
  if (!isByField(field)) return `${called}(${value}, issues${closed});`;
  const by = fields.find((each) => each.field.name === field.type.by)?.field;
  const any = `${field.name}OfAny(${value}, issues${closed});`;
  if (by === undefined) return any;
  const said = `${scope.call("hasOwn")}(value, ${text(by.name)}) ? value.${by.name} : undefined`;
  const call = `${called}(${value}, issues${closed}, ${given && !partial && by.default !== undefined ? `(${said}) ?? ${literal(by.default)}` : said});`;
  return partial ? `if (value.${by.name} === undefined) ${any} else ${call}` : call;
}

/** What a check demands, over the fields that it looks at. */
function checkFunction(check: Check, scope: Scope, within?: NamedShape): Piece {
  const fields = mentionedFields(check.if.tree).map((field) => `_${field}`).join(", ");
  const condition = printExpression(check.if.tree, { record: "record", helper: (name) => scope.call(name), over: "json" });
  return [`\n${lineComment(check.if.text.trim())}`, `const ${checkCalled(check, within)} = (${fields}) => ${condition};\n`];
}

function checkCalled(check: Check, within: NamedShape | undefined): string {
  return `holds_${within?.checks.includes(check) === true ? `${within.name}$` : ""}${check.name}`;
}

/** The record and what readers take of it have the same fields and checks. */
function recordFunctions(entity: Entity, checks: readonly Check[], scope: Scope): Piece {
  const of = (shape: "record" | "read", called = functionOf(entity, shape)): string =>
    `\n/** ${about[shape]} */\nexport function ${called}(value) {\n  return judge(value, ${shape === "record"});\n}\n`;
  return ["\nfunction judge(value, closed) {\n", shapeBody(shapeOf(entity, "record"), "asked", checks, scope), "}\n", of("record", functionOf(entity)), of("record"), of("read")];
}

function shapeFunction(entity: Entity, shape: Shape, said: string, checks: readonly Check[], scope: Scope): Piece {
  const body = shapeBody(shape, shape.closed ? "write" : "read", checks, scope);
  return [`\n${docComment([said], "")}export function ${functionOf(entity, shape.name)}(value) {\n`, body, "}\n"];
}

/** What is claimed of records is claimed of the record's function, what of a named shape of its own. */
function shapeBody(shape: Shape, mode: Site["mode"], checks: readonly Check[], scope: Scope): Piece {
  const { fields, named } = shape;
  const marked = named !== undefined || shape.name === "record";
  const site: Site = { scope, value: "value", at: [], path: named === undefined ? [] : [stepOf(named.name)], mode, marked, required: false, documents: false, indent: "" };
  const variables = new Map<string, string>();
  const properties = propertiesOf(fields, site, (field, { indent, value }) => {
    variables.set(field.name, value);
    const closed = !readersTakeMore(field.type) ? "" : mode === "asked" ? ", closed" : `, ${shape.closed}`;
    return `${indent}${fieldCall(field, value, closed, shape, scope)}\n`;
  });
  const result = `return ${scope.call("result")}(value, issues);\n`;
  const gate = `if (!${scope.call("isObject")}(value)) {\n    ${scope.call("wrongType")}(issues, [], ${text(messages.record)}, value);\n    ${result}  }`;
  return [
    "  const issues = [];\n", line({ ...site, marked: named !== undefined }, ["type"], "  ", gate),
    properties,
    checksOfShape(shape, checks).map((check) => checkStatement(check, shape, variables, scope)),
    `  ${result}`,
  ];
}

/** A check is asked where every field that it looks at is valid by itself; of a new record, with the defaults of what it leaves out. */
function checkStatement(check: Check, { name, fields, given, named }: Shape, variables: ReadonlyMap<string, string>, scope: Scope): Piece {
  const mentioned = mentionedFields(check.if.tree);
  const values = mentioned.map((each) => {
    const field = fields.find((other) => other.field.name === each)?.field;
    return `${variables.get(each)}${given && field?.default !== undefined ? ` ?? ${literal(field.default)}` : ""}`;
  });
  const holds = `${scope.call("isFine")}(issues, [${mentioned.map(text).join(", ")}]) && !${checkCalled(check, named)}(${values.join(", ")})`;
  const message = text(messages.check(check));
  const statement = `if (${holds}) ${scope.call("broken")}(issues, ${text(check.name)}, ${message});`;
  const path = named === undefined ? [check.name] : [stepOf(named.name), check.name];
  return ["  ", named !== undefined || name === "record" ? mark(markOf(path, "check"), statement) : statement, "\n"];
}
