import { formatPattern, formats, type Auth, type Format, type Schema } from "@concord/core";
import { date, patternText } from "../patterns.ts";
import { all as and, binary, list, member, method, name, nothing, text, whole, type RuleFunction, type RuleFunctions } from "../rules/rule.ts";
import { uidRule } from "./caller.ts";

/** The function that asks a patterned string's own pattern: `isEmail`. */
export function formatFunction(format: Format): string {
  return `is${format.charAt(0).toUpperCase()}${format.slice(1)}`;
}

const made = new WeakMap<Auth, RuleFunctions>();

/** The functions that all entities share: who asks, and patterns too long to repeat. A claim that a token does not have reads as its default. */
export function globalFunctions(schema: Schema): RuleFunctions {
  const { auth } = schema.project;
  let functions = made.get(auth);
  if (functions === undefined) {
    functions = makeFunctions(schema);
    made.set(auth, functions);
  }
  return functions;
}

function makeFunctions(schema: Schema): RuleFunctions {
  const { auth } = schema.project;
  const caller = binary(member(name("request"), "auth"), "!=", nothing);
  const roles = method(member(name("request"), "auth", "token"), "get", text(auth.roles), list([]));
  const x = name("x");
  const all: readonly RuleFunction[] = [
    { name: "signedIn", parameters: [], body: auth.uid === "sub" ? caller : and(caller, binary(uidRule(schema), "!=", nothing)) },
    { name: "hasRole", parameters: ["role"], body: binary(name("role"), "in", roles) },
    { name: "isFinite", parameters: ["x"], body: binary(binary(x, "-", x), "==", whole(0)), comment: "False for NaN and the infinities, an error for what is no number." },
    { name: "isDate", parameters: ["x"], body: method(x, "matches", text(date)), comment: "A day of the calendar in the years 0001 to 9999." },
    ...formats.map((format) => ({ name: formatFunction(format), parameters: ["x"], body: method(x, "matches", text(patternText(formatPattern(format)))) })),
  ];
  return new Map(all.map((each) => [each.name, each]));
}
