import { suggest } from "../diagnostic/suggest.ts";
import { isDate, isTime } from "../model/calendar.ts";
import { formatPattern, formatPatterns } from "../pattern/formats.ts";
import { matches } from "../pattern/match.ts";
import { normalPattern } from "../pattern/normal.ts";
import { codePoints } from "../source/measure.ts";
import * as codes from "./codes.ts";
import type { ValueKind } from "./expression.ts";
import { nothing } from "./facts.ts";
import { described, numbers } from "./kinds.ts";
import type { Beside, Reading, Typed } from "./scope.ts";
import type { Range, SyntaxOf } from "./syntax.ts";

/** A literal in the kind of what it stands beside; alone, a text is a string, a whole number an integer, another a decimal. */
export function checkLiteral(reading: Reading, syntax: SyntaxOf<"text" | "number" | "constant">, beside: Beside | undefined): Typed | undefined {
  if (syntax.is === "constant") {
    const is = syntax.value === null ? "nothing" : "boolean";
    return {
      tree: { op: "literal", is, value: syntax.value, optional: syntax.value === null, span: reading.span(syntax) },
      whenTrue: syntax.value === false ? "unreachable" : nothing, whenFalse: syntax.value === true ? "unreachable" : nothing,
    };
  }
  return syntax.is === "text" ? text(reading, syntax, beside) : number(reading, syntax, beside);
}

function value(reading: Reading, at: Range, is: ValueKind, literal: number | string, bounds?: Typed["bounds"]): Typed {
  return { tree: { op: "literal", is, value: literal, optional: false, span: reading.span(at) }, bounds, whenTrue: nothing, whenFalse: nothing };
}

const quotedKinds: ReadonlySet<ValueKind> = new Set(["string", "enum", "uuid", "uid", "date", "time", "timestamp", "localDateTime"]);

function text(reading: Reading, syntax: SyntaxOf<"text">, beside: Beside | undefined): Typed | undefined {
  if (!syntax.value.isWellFormed() || syntax.value.includes("\0")) {
    return reading.refuse(codes.badLiteral, syntax, "no text of a contract holds U+0000 or half of a surrogate pair", { help: "remove it" });
  }
  const is = beside?.is ?? "string";
  if (numbers.has(is) && /^-?[0-9]+(?:\.[0-9]+)?$/.test(syntax.value)) {
    return reading.refuse(codes.badLiteral, syntax, "numbers stand without quotes", {
      help: `write ${syntax.value}`, fix: { title: "remove the quotes", edits: [{ start: syntax.start, end: syntax.end, text: syntax.value }] },
    });
  }
  if (!quotedKinds.has(is)) return unlike(reading, syntax, "text", beside as Beside);
  const wrong = beside === undefined ? undefined : textFaults[is as keyof typeof textFaults](reading, syntax, beside);
  return wrong === true ? undefined : value(reading, syntax, is, syntax.value);
}

/** Reports a text that is no value of the kind, and then gives true. */
type TextFault = (reading: Reading, syntax: SyntaxOf<"text">, beside: Beside) => boolean | undefined;

const textFaults: Readonly<Record<"string" | "enum" | "uuid" | "uid" | "date" | "time" | "timestamp" | "localDateTime", TextFault>> = {
  string: (reading, syntax, { type, name }) => {
    if (type?.kind !== "string") return undefined;
    const length = codePoints(syntax.value);
    const format = type.format === undefined ? undefined : formatPatterns[type.format];
    const most = Math.min(type.maxLength ?? Infinity, format?.maxLength ?? Infinity);
    const why =
      length > most ? `it has more than ${most} characters`
      : length < (type.minLength ?? 0) ? `it has fewer than ${type.minLength} characters`
      : type.format !== undefined && !matches(formatPattern(type.format), syntax.value) ? `it is no ${type.format}`
      : type.pattern !== undefined && !matches(type.pattern, syntax.value) ? "it does not match the pattern"
      : type.normalize !== undefined && !matches(normalPattern(type.normalize), syntax.value) ? "it is not in the form that normalize makes"
      : undefined;
    return why === undefined ? undefined : bad(reading, syntax, codes.neverMatches, `${name} is never ${reading.written(syntax)}: ${why}`);
  },
  enum: (reading, syntax, { type, name }) => {
    const values = type?.kind === "enum" ? type.values.map((each) => each.value) : [];
    if (type?.kind !== "enum" || values.includes(syntax.value)) return undefined;
    const near = suggest(syntax.value, values);
    return bad(reading, syntax, codes.unknownValue, `${reading.written(syntax)} is no value of ${name}`, near ?? undefined, near === undefined ? `its values are ${values.join(", ")}` : `did you mean ${near}?`);
  },
  uuid: (reading, syntax) => {
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
    if (form.test(syntax.value)) return undefined;
    const lower = syntax.value.toLowerCase();
    return bad(reading, syntax, codes.badLiteral, "this is no uuid in lower case, with its dashes", form.test(lower) ? lower : undefined);
  },
  uid: (reading, syntax) => (syntax.value !== "" && codePoints(syntax.value) <= 128 ? undefined : bad(reading, syntax, codes.badLiteral, "a uid has 1 to 128 characters")),
  date: (reading, syntax) => (isDate(syntax.value) ? undefined : bad(reading, syntax, codes.badLiteral, "this is no date", calendar(syntax.value, "date", 0), "a date is written 2024-02-29")),
  time: (reading, syntax, beside) => clock(reading, syntax, beside, "time"),
  timestamp: (reading, syntax, beside) => clock(reading, syntax, beside, "timestamp"),
  localDateTime: (reading, syntax, beside) => clock(reading, syntax, beside, "localDateTime"),
};

type Clock = "date" | "time" | "timestamp" | "localDateTime";

const samples: Readonly<Record<Clock, string>> = { date: "2024-02-29", time: "23:59:59", timestamp: "2024-02-29T23:59:59", localDateTime: "2024-02-29T23:59:59" };

function clock(reading: Reading, syntax: SyntaxOf<"text">, { type }: Beside, kind: Clock): boolean | undefined {
  const precision = type !== undefined && "precision" in type ? type.precision : 3;
  if (isClock(syntax.value, kind, precision)) return undefined;
  const digits = precision === 0 ? "" : `.${"0".repeat(precision)}`;
  return bad(
    reading, syntax, codes.badLiteral, `this is no ${kind} with ${precision === 0 ? "whole seconds" : `${precision} digits behind the second`}`,
    calendar(syntax.value, kind, precision), `it is written ${samples[kind]}${digits}${kind === "timestamp" ? "Z" : ""}`,
  );
}

function isClock(text: string, kind: Clock, precision: number): boolean {
  if (kind === "date") return isDate(text);
  if (kind === "time") return isTime(text, precision);
  if (kind === "timestamp" && !text.endsWith("Z")) return false;
  const local = kind === "timestamp" ? text.slice(0, -1) : text;
  return local[10] === "T" && isDate(local.slice(0, 10)) && isTime(local.slice(11), precision);
}

/** The canonical spelling of a date or time that was written shorter or longer, where nothing is lost by it. */
function calendar(text: string, kind: Clock, precision: number): string | undefined {
  const parts = /^(?:(\d{4}-\d\d-\d\d)(?:[Tt ]|$))?(?:(\d\d:\d\d)(?::(\d\d)(?:\.(\d+))?)?([Zz]|[+-]00:?00)?)?$/.exec(text);
  if (parts === null) return undefined;
  const [, date = "", minutes = "00:00", seconds = "00", fraction = "", zone] = parts;
  if (/[1-9]/.test(fraction.slice(precision)) || (zone !== undefined && kind !== "timestamp")) return undefined;
  const digits = precision === 0 ? "" : `.${fraction.slice(0, precision).padEnd(precision, "0")}`;
  const time = `${minutes}:${seconds}${digits}`;
  const spelled = kind === "date" ? date : kind === "time" ? time : `${date}T${time}${kind === "timestamp" ? "Z" : ""}`;
  return isClock(spelled, kind, precision) ? spelled : undefined;
}

function bad(reading: Reading, syntax: SyntaxOf<"text">, code: (typeof codes.expressionCodes)[number], message: string, meant?: string, help?: string): true {
  const quoted = meant === undefined ? undefined : quote(meant);
  reading.refuse(code, syntax, message, {
    help: help !== undefined && (quoted === undefined || help.startsWith("did you")) ? help : quoted === undefined ? undefined : `write ${quoted}`,
    ...(quoted === undefined ? {} : { fix: { title: `write ${quoted}`, edits: [{ start: syntax.start, end: syntax.end, text: quoted }] } }),
  });
  return true;
}

/** The text as an expression writes it, in single quotes. */
export function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&").replace(/[\0-\x1f\x7f-\x9f\u2028\u2029]/g, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`)}'`;
}

function number(reading: Reading, syntax: SyntaxOf<"number">, beside: Beside | undefined): Typed | undefined {
  const { text } = syntax;
  const whole = /^-?[0-9]+$/.test(text);
  const exponent = /[eE]/.test(text);
  const is = beside?.is ?? (whole ? "integer" : exponent ? "float" : "decimal");
  switch (is) {
    case "integer": {
      const integer = Number(text);
      if (!whole) return reading.refuse(codes.mixedNumbers, syntax, `${text} is no whole number${beside === undefined ? "" : `, ${beside.name} is one`}`, { help: "write it without a fraction" });
      if (!Number.isSafeInteger(integer)) return reading.refuse(codes.largeNumber, syntax, `${text} lies beyond 2^53 − 1`, { help: "numbers that large are values of int64 fields" });
      return value(reading, syntax, is, integer === 0 ? 0 : integer, [integer, integer]);
    }
    case "int64": {
      if (!whole) return reading.refuse(codes.mixedNumbers, syntax, `${text} is no whole number, ${beside?.name} is one`, { help: "write it without a fraction" });
      const integer = BigInt(text);
      return integer >= -(2n ** 63n) && integer < 2n ** 63n
        ? value(reading, syntax, is, `${integer}`)
        : reading.refuse(codes.largeNumber, syntax, `${text} has more than 64 bits`, { help: "an int64 reaches to 9223372036854775807" });
    }
    case "float": {
      const float = Number(text);
      return Number.isFinite(float) ? value(reading, syntax, is, float === 0 ? 0 : float) : reading.refuse(codes.largeNumber, syntax, `${text} is too large for a float`, { help: undefined });
    }
    case "decimal":
      return exponent
        ? reading.refuse(codes.badLiteral, syntax, "a decimal has no exponent", { help: "write its digits out" })
        : decimal(reading, syntax, beside);
    default:
      return unlike(reading, syntax, "a number", beside as Beside, quotedKinds.has(is) ? `write ${quote(text)}` : undefined);
  }
}

function decimal(reading: Reading, syntax: SyntaxOf<"number">, beside: Beside | undefined): Typed | undefined {
  const negative = syntax.text.startsWith("-");
  const [whole = "", fraction = ""] = syntax.text.replace("-", "").split(".");
  const type = beside?.type?.kind === "decimal" ? beside.type : undefined;
  const scale = type?.scale ?? fraction.length;
  const digits = whole.replace(/^0+(?=[0-9])/, "");
  if (fraction.length > scale) {
    return reading.refuse(codes.badLiteral, syntax, `${syntax.text} has ${fraction.length} digits behind the point, ${beside?.name} has ${scale}`, { help: `write ${scale} digits behind the point` });
  }
  if (type !== undefined && digits !== "0" && digits.length > type.precision - type.scale) {
    return reading.refuse(codes.badLiteral, syntax, `${syntax.text} has more digits than ${beside?.name} can have`, { help: `it has ${type.precision - type.scale} in front of the point` });
  }
  const text = scale === 0 ? digits : `${digits}.${fraction.padEnd(scale, "0")}`;
  return value(reading, syntax, "decimal", negative && /[1-9]/.test(text) ? `-${text}` : text);
}

function unlike(reading: Reading, at: Range, what: string, beside: Beside, help?: string): undefined {
  return reading.refuse(codes.differentTypes, at, `this is ${what}, ${beside.name} is ${described(beside.is)}`, { help });
}
