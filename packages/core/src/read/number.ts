import { report, type Code, type Diagnostic } from "../diagnostic/diagnostic.ts";
import { write } from "../diagnostic/remedy.ts";
import type { Node, ScalarNode } from "./node.ts";
import { type Expected, missing, textOf } from "./text.ts";

export const notInteger: Code = {
  code: "read/not-integer",
  severity: "error",
  explain: `A whole number is expected. Text, fractions, truth values, lists and maps are none; write the digits, without quotes.

  maxLength: "40"        a text
  maxLength: 40          a number`,
};

export const integerForm: Code = {
  code: "read/integer-form",
  severity: "error",
  explain: `A whole number is written in a form that readers of YAML understand differently: 010 is ten here and eight in YAML 1.1, 0x1F is 31, 1e3 is 1000, 5.0 is a fraction elsewhere. Write it in ordinary digits.

  maxLength: 0x1F        31, for those who know
  maxLength: 31`,
};

export const integerTooLarge: Code = {
  code: "read/integer-too-large",
  severity: "error",
  explain: `Numbers in YAML and JSON are read as doubles, which hold whole numbers exactly only up to 9007199254740991 (2^53 - 1). This one would be changed without a word. Where 64-bit values are meant (int64, decimal), they are written as quoted text.

  maximum: 9223372036854775807        read as 9223372036854775808
  maximum: "9223372036854775807"      exact`,
};

export const notNumber: Code = {
  code: "read/not-number",
  severity: "error",
  explain: `A number is expected. Write it in digits, with a point and an exponent if need be, and without quotes: 40, -1.5, 2.5e-3.`,
};

export const notFinite: Code = {
  code: "read/not-finite",
  severity: "error",
  explain: `The number is infinite, or not a number: .inf and .nan are written so in YAML, and a number beyond about 1.8e308 becomes infinite when it is read. No store of a contract keeps these; write a finite number.`,
};

export const notBoolean: Code = {
  code: "read/not-boolean",
  severity: "error",
  explain: `A truth value is expected, and only true and false are. yes, no, on, off, y and n are texts since YAML 1.2 (and truth values before, which is why nobody should rely on them); so is anything in quotes.

  optional: yes        a text
  optional: true`,
};

/** A whole number within ±(2^53−1), written in ordinary digits. */
export function expectInteger(node: Node): Expected<number> {
  if (node.is !== "scalar" || typeof node.value !== "number") return { diagnostic: noNumber(node, notInteger, "a whole number") };
  const { value, text } = node;
  if (!Number.isInteger(value)) return { diagnostic: Number.isFinite(value) ? fraction(node) : infinite(node) };
  if (!Number.isSafeInteger(value)) {
    const help = "beyond 9007199254740991 a number is not kept exactly; where text is allowed, write it in quotes";
    return { diagnostic: report(integerTooLarge, node.span, `${text} is read as ${BigInt(value)}`, { help }) };
  }
  if (/^(?:0|-?[1-9][0-9]*)$/.test(text)) return { value };
  const plain = String(value === 0 ? 0 : value);
  return { diagnostic: report(integerForm, node.span, `${text} is read as the whole number ${plain}`, write(node.span, plain)) };
}

/** A finite number, as a double; `textOf(node)` still has its digits. */
export function expectNumber(node: Node): Expected<number> {
  if (node.is !== "scalar" || typeof node.value !== "number") return { diagnostic: noNumber(node, notNumber, "a number") };
  return Number.isFinite(node.value) ? { value: node.value } : { diagnostic: infinite(node) };
}

/** `true` or `false`. */
export function expectBoolean(node: Node): Expected<boolean> {
  if (node.is === "scalar" && typeof node.value === "boolean") return { value: node.value };
  const nothing = missing(node);
  if (nothing !== undefined) return { diagnostic: nothing };
  const word = node.is === "scalar" ? textOf(node).toLowerCase() : "";
  const meant = /^(?:yes|y|on|true)$/.test(word) ? "true" : /^(?:no|n|off|false)$/.test(word) ? "false" : undefined;
  const remedy = meant === undefined ? { help: "write true or false" } : write(node.span, meant);
  return { diagnostic: report(notBoolean, node.span, `${called(node)} stands where true or false is expected`, remedy) };
}

/** What a node is, in words for a message: `"yes"`, `the number 1.0`, `a list`. */
export function called(node: Node): string {
  if (node.is !== "scalar") return `a ${node.is}`;
  if (typeof node.value === "number") return `the number ${node.text}`;
  if (typeof node.value === "string") return node.value.length > 40 ? "a text" : JSON.stringify(node.value);
  return node.text;
}

function noNumber(node: Node, code: Code, expected: string): Diagnostic {
  const nothing = missing(node);
  if (nothing !== undefined) return nothing;
  const form = code === notInteger ? /^-?(?:0|[1-9][0-9]*)$/ : /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;
  const digits = node.is === "scalar" && typeof node.value === "string" && form.test(node.value) ? node.value : undefined;
  const remedy = digits === undefined ? {} : write(node.span, digits, `write ${digits}, without quotes`);
  return report(code, node.span, `${called(node)} stands where ${expected} is expected`, remedy);
}

function fraction(node: ScalarNode): Diagnostic {
  return report(notInteger, node.span, `${node.text} is not a whole number`);
}

function infinite(node: ScalarNode): Diagnostic {
  return report(notFinite, node.span, `${node.text} is not a finite number`);
}
