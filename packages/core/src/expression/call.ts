import { suggest } from "../diagnostic/suggest.ts";
import * as codes from "./codes.ts";
import type { Code } from "../diagnostic/diagnostic.ts";
import type { FieldRef } from "./expression.ts";
import { nothing } from "./facts.ts";
import { described } from "./kinds.ts";
import { checkCondition } from "./logic.ts";
import { isPresent, nameOf } from "./presence.ts";
import type { Place, Reading, Typed } from "./scope.ts";
import type { Syntax, SyntaxOf } from "./syntax.ts";

type Call = SyntaxOf<"call">;

/** What a call of that name means, or why it is refused. */
export function checkCall(reading: Reading, syntax: Call, place: Place): Typed | undefined {
  const known = Object.hasOwn(functions, syntax.name) ? functions[syntax.name] : undefined;
  if (known !== undefined) return known(reading, syntax, place);
  const left = Object.hasOwn(leftOut, syntax.name) ? leftOut[syntax.name] : undefined;
  if (left !== undefined) {
    const [code, message, help] = left;
    return reading.refuse(code, syntax.nameAt, message, { help });
  }
  const near = suggest(syntax.name, Object.keys(functions).filter((name) => name !== "has"));
  return reading.refuse(codes.unknownFunction, syntax.nameAt, `there is no function '${syntax.name}'`, {
    help: near === undefined ? "there are size, all, exists and, in access, hasRole" : `did you mean ${near}?`,
    ...(near === undefined ? {} : { fix: { title: `write ${near}`, edits: [{ start: syntax.nameAt.start, end: syntax.nameAt.end, text: near }] } }),
  });
}

const functions: Readonly<Record<string, (reading: Reading, syntax: Call, place: Place) => Typed | undefined>> = {
  size: (reading, syntax, place) => {
    const given = syntax.receiver === undefined ? syntax.arguments : [syntax.receiver, ...syntax.arguments];
    const [argument] = given;
    if (argument === undefined || given.length !== 1) return reading.refuse(codes.notAList, syntax, "size takes one list", { help: "write size(items)" });
    const list = checkList(reading, argument, place, "size");
    if (list === undefined) return undefined;
    return { tree: { op: "size", list: list.tree, is: "integer", optional: false, span: reading.span(syntax) }, bounds: [0, list.tree.maxItems ?? 2 ** 31 - 1], whenTrue: nothing, whenFalse: nothing };
  },
  all: quantifier,
  exists: quantifier,
  hasRole: (reading, syntax) => {
    if (reading.scope.place !== "access") {
      return reading.refuse(codes.accessOnly, syntax, "'hasRole' stands in access only", { help: "a check must hold whoever asks: say who may do it under access" });
    }
    const [role] = syntax.arguments;
    if (syntax.receiver !== undefined || syntax.arguments.length !== 1 || role?.is !== "text" || role.value === "" || !role.value.isWellFormed() || role.value.includes("\0")) {
      return reading.refuse(codes.badLiteral, syntax, "hasRole takes the name of a role", { help: "write hasRole('admin')" });
    }
    return { tree: { op: "hasRole", role: role.value, is: "boolean", optional: false, span: reading.span(syntax) }, whenTrue: nothing, whenFalse: nothing };
  },
  has: (reading, syntax, place) => {
    const [argument] = syntax.arguments;
    const typed = argument === undefined ? undefined : reading.check(reading, argument, place);
    const written = argument === undefined ? "x" : reading.written(argument);
    if (argument !== undefined && typed === undefined) return undefined;
    if (typed?.tree.optional === false) return reading.refuse(codes.useNull, syntax, "there is no has", { help: `remove it: '${written}' is never missing` });
    return reading.refuse(codes.useNull, syntax, "there is no has", {
      help: `write ${written} != null`,
      ...(argument === undefined ? {} : { fix: { title: "compare it to null", edits: [{ start: syntax.start, end: syntax.end, text: `${written} != null` }] } }),
    });
  },
};

/** What CEL offers and contracts leave out, and what to write instead. */
const leftOut: Readonly<Record<string, readonly [code: Code, message: string, help: string]>> = {
  matches: [codes.usePattern, "texts are not matched in an expression", "put a pattern on the field"],
  contains: [codes.usePattern, "texts are not searched in an expression", "put a pattern on the field"],
  startsWith: [codes.usePattern, "texts are not searched in an expression", "put a pattern on the field"],
  endsWith: [codes.usePattern, "texts are not searched in an expression", "put a pattern on the field"],
  lowerAscii: [codes.usePattern, "texts are not changed in an expression", "put a pattern of lower-case letters on the field"],
  upperAscii: [codes.usePattern, "texts are not changed in an expression", "put a pattern of capital letters on the field"],
  timestamp: [codes.notInContracts, "timestamps are written without a function", "write the text: openedAt >= '2024-02-29T00:00:00.000Z'"],
  duration: [codes.notInContracts, "there are no durations", "compare two timestamps"],
  map: [codes.notInContracts, "lists are not transformed in an expression", "use all or exists"],
  filter: [codes.notInContracts, "lists are not transformed in an expression", "use all or exists"],
  exists_one: [codes.notInContracts, "members are not counted in an expression", "use all or exists"],
  ...Object.fromEntries(
    ["int", "uint", "double", "string", "bool", "bytes", "dyn", "type"].map((name) => [name, [codes.notInContracts, "values are not converted in an expression", "give both fields the same type"] as const]),
  ),
};

/** `list.all(x, …)` and `list.exists(x, …)`. */
function quantifier(reading: Reading, syntax: Call, place: Place): Typed | undefined {
  const [variable, condition] = syntax.arguments;
  const operator = syntax.name as "all" | "exists";
  if (syntax.receiver === undefined || variable?.is !== "name" || condition === undefined || syntax.arguments.length !== 2) {
    return reading.refuse(codes.badVariable, syntax, `${operator} takes a name and a condition`, { help: `write items.${operator}(item, item.quantity > 0)` });
  }
  const list = checkList(reading, syntax.receiver, place, operator);
  if (list === undefined) return undefined;
  if (list.tree.maxItems === undefined) {
    return reading.refuse(codes.unboundedList, syntax.receiver, `'${nameOf(reading, list, syntax.receiver)}' has no maxItems`, { help: "give the list maxItems: each member costs the rules a test" });
  }
  const taken = reading.scope.fields.some((field) => field.name === variable.name) || place.variables.has(variable.name)
    || ["auth", "now"].includes(variable.name) || Object.hasOwn(reading.scope.relations, variable.name);
  if (taken) return reading.refuse(codes.ambiguousName, variable, `'${variable.name}' already names something here`, { help: "give the member another name" });
  const body = checkCondition(reading, condition, {
    ...place, variables: new Map([...place.variables, [variable.name, list.type.of]]), condition, joined: undefined,
  });
  if (body === undefined) return undefined;
  return {
    tree: { op: operator, list: list.tree, variable: variable.name, body: body.tree, is: "boolean", optional: false, span: reading.span(syntax) },
    whenTrue: nothing, whenFalse: nothing,
  };
}

/** A list field that is there. */
function checkList(reading: Reading, syntax: Syntax, place: Place, user: string): (Typed & { readonly tree: FieldRef; readonly type: Extract<Typed["type"], { kind: "list" }> }) | undefined {
  const typed = reading.check(reading, syntax, place);
  if (typed === undefined) return undefined;
  const { tree, type } = typed;
  if (tree.op !== "field" || type?.kind !== "list") {
    const name = nameOf(reading, typed, syntax);
    return tree.is === "string"
      ? reading.refuse(codes.useLength, syntax, `'${name}' is text: ${user} is for lists`, { help: "put minLength and maxLength on the field" })
      : reading.refuse(codes.notAList, syntax, `'${name}' is ${described(tree.is)}, not a list`);
  }
  return isPresent(reading, typed, syntax, place) ? { ...typed, tree, type } : undefined;
}
