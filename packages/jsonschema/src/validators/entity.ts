import { computedChecks, mark, shapeOf, type Check, type Entity, type Field, type Piece, type ShapeField, type ShapeName } from "@concord/core";
import { checksOfShape, isSayable } from "../javascript/checks.ts";
import { printExpression } from "../javascript/expression.ts";
import { mentionedFields } from "../javascript/mention.ts";
import { lineComment, literal, text } from "../javascript/quote.ts";
import { readersTakeMore } from "../types.ts";
import { functionOf } from "./names.ts";
import type { Scope } from "./scope.ts";
import { propertiesOf } from "./properties.ts";
import { markOf, type Site } from "./site.ts";
import { statementsOf } from "./types.ts";

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
    shapeFunction(entity, "create", checks, scope),
    shapeFunction(entity, "patch", [], scope),
  ];
}

/** A field's value in any shape that has it; where the value may be missing, the shape asks first. */
function fieldFunction(field: Field, scope: Scope): Piece {
  const wide = readersTakeMore(field.type);
  const site: Site = {
    scope, value: "value", at: [text(field.name)], path: [field.name], mode: wide ? "asked" : "write", marked: true, required: !field.optional,
    documents: field.stores.includes("firestore"), indent: "  ",
  };
  return [`\nfunction ${field.name}Field(value, issues${wide ? ", closed" : ""}) {\n`, statementsOf(field.type, site), "}\n"];
}

/** What a check demands, over the fields that it looks at. */
function checkFunction(check: Check, scope: Scope): Piece {
  const fields = mentionedFields(check.if.tree).map((field) => `_${field}`).join(", ");
  const condition = printExpression(check.if.tree, { record: "record", helper: (name) => scope.call(name), over: "json" });
  return [`\n${lineComment(check.if.text.trim())}`, `const holds_${check.name} = (${fields}) => ${condition};\n`];
}

/** The record and what readers take of it have the same fields and checks. */
function recordFunctions(entity: Entity, checks: readonly Check[], scope: Scope): Piece {
  const of = (shape: "record" | "read"): string =>
    `\n/** ${about[shape]} */\nexport function ${functionOf(entity, shape)}(value) {\n  return judge(value, ${shape === "record"});\n}\n`;
  return ["\nfunction judge(value, closed) {\n", shapeBody(entity, "record", checks, scope), "}\n", of("record"), of("read")];
}

function shapeFunction(entity: Entity, name: "create" | "patch", checks: readonly Check[], scope: Scope): Piece {
  return [`\n/** ${about[name]} */\nexport function ${functionOf(entity, name)}(value) {\n`, shapeBody(entity, name, checks, scope), "}\n"];
}

function shapeBody(entity: Entity, name: ShapeName, checks: readonly Check[], scope: Scope): Piece {
  const { fields } = shapeOf(entity, name);
  const mode = name === "record" ? "asked" : "write";
  const site: Site = { scope, value: "value", at: [], path: [], mode, marked: name === "record", required: false, documents: false, indent: "" };
  const variables = new Map<string, string>();
  const properties = propertiesOf(fields, site, (field, { indent, value }) => {
    variables.set(field.name, value);
    const closed = !readersTakeMore(field.type) ? "" : mode === "asked" ? ", closed" : ", true";
    return `${indent}${field.name}Field(${value}, issues${closed});\n`;
  });
  const result = `return ${scope.call("result")}(value, issues);\n`;
  return [
    `  const issues = [];\n  if (!${scope.call("isObject")}(value)) {\n    ${scope.call("wrongType")}(issues, [], "object", value);\n    ${result}  }\n`,
    properties,
    checksOfShape(checks, fields).map((check) => checkStatement(check, fields, variables, scope, name)),
    `  ${result}`,
  ];
}

/** A check is asked where every field that it looks at is valid by itself; of a new record, with the defaults of what it leaves out. */
function checkStatement(check: Check, fields: readonly ShapeField[], variables: ReadonlyMap<string, string>, scope: Scope, shape: ShapeName): Piece {
  const mentioned = mentionedFields(check.if.tree);
  const given = mentioned.map((name) => {
    const field = fields.find((each) => each.field.name === name)?.field;
    return `${variables.get(name)}${shape === "create" && field?.default !== undefined ? ` ?? ${literal(field.default)}` : ""}`;
  });
  const holds = `${scope.call("isFine")}(issues, [${mentioned.map(text).join(", ")}]) && !holds_${check.name}(${given.join(", ")})`;
  const message = text(check.message ?? `Does not meet ${check.if.text.trim()}`);
  const line = `if (${holds}) ${scope.call("broken")}(issues, ${text(check.name)}, ${message});`;
  return ["  ", shape === "record" ? mark(markOf([check.name], "check"), line) : line, "\n"];
}
