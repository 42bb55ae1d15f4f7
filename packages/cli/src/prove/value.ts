import type { BatchWrite, Offered, Question, Write } from "@concord/core";

/** Values that JSON has no word for, as they are written in a report. */
function word(value: unknown): string | undefined {
  if (value === undefined) return "(nothing)";
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (Object.is(value, -0)) return "-0";
  return undefined;
}

/** A value for people: JSON on one line, and what JSON can't say in its own words. Lone surrogates are shown as escapes, which JSON.stringify sees to. */
export function valueText(value: unknown): string {
  const said = word(value);
  if (said !== undefined) return said;
  if (Array.isArray(value)) return `[${value.map(valueText).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${valueText(member)}`);
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }
  return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}

/** A value for machines: what JSON can't say becomes `{ "$": "NaN" }`. */
export function asJson(value: unknown): unknown {
  const said = value === undefined ? undefined : word(value);
  if (said !== undefined) return { $: said };
  if (value instanceof Map) return asJson(Object.fromEntries(value));
  if (value instanceof Set) return [...value].map(asJson);
  if (Array.isArray(value)) return value.map((each) => (each === undefined ? { $: "undefined" } : asJson(each)));
  if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, asJson(member)]));
  return typeof value === "bigint" ? String(value) : value;
}

/** What was asked, line by line. */
export function questionText(question: Question): readonly string[] {
  switch (question.ask) {
    case "record": return [`${question.shape === undefined ? "new " : `${question.form === true ? "the form " : ""}${question.shape} of `}${question.entity}: ${valueText(question.record)}`, ...stateText(question.state), ...callerText(question.caller)];
    case "history": return question.writes.map(writeText);
    case "journal": return [...question.writes.map(writeText), question.attempt === undefined ? `the journal of ${question.entity}` : `a client's ${question.attempt} of the journal of ${question.entity}`];
    case "promotion": return [
      ...question.writes.map(writeText), `waiting ${question.entity}: ${valueText(question.waiting)}`, ...(question.attempt === undefined ? [] : [`a client's ${question.attempt} of what waits`]),
    ];
    case "access": return [
      ...(question.old === undefined ? [] : [`stored ${question.entity}: ${valueText(question.old)}`]),
      `${question.operation}${question.record === undefined ? "" : ` to: ${valueText(question.record)}`}`,
      ...(question.under === undefined ? [] : [`under the key: ${valueText(question.under)}`]),
      ...stateText(question.state),
      ...callerText(question.caller),
    ];
    case "batch": return [...question.writes.map(batchText), ...stateText(question.state), ...callerText(question.caller)];
    case "list": return [
      `list ${question.entity} where ${question.filter.map(({ field, equals }) => `${field} == ${valueText(equals)}`).join(", ") || "nothing is asked"}`,
      ...stateText(question.state),
      ...callerText(question.caller),
    ];
    case "expression": return [`expression: ${question.expression.text}`, `over: ${valueText(question.record)}`];
  }
}

function writeText(write: Write): string {
  const key = write.do === "create" ? "" : ` ${valueText(write.key)}`;
  const record: Offered = write.do === "delete" ? undefined : write.record;
  return `${write.do} ${write.entity}${key}${write.do === "delete" ? "" : `: ${valueText(record)}`}`;
}

function batchText(write: BatchWrite): string {
  switch (write.do) {
    case "create": return `create ${write.entity}: ${valueText(write.record)}`;
    case "update": return `update ${write.entity}: ${valueText(write.old)} to: ${valueText(write.record)}`;
    case "delete": return `delete ${write.entity}: ${valueText(write.old)}`;
    case "reserve": return `reserve ${write.unique} of ${write.entity}: ${valueText(write.values)} for: ${valueText(write.holder)}`;
    case "release": return `release ${write.unique} of ${write.entity}: ${valueText(write.values)}`;
  }
}

function stateText(state: readonly { readonly entity: string; readonly record: unknown }[]): readonly string[] {
  return state.map(({ entity, record }) => `beside ${entity}: ${valueText(record)}`);
}

function callerText({ uid, roles, claims }: { readonly uid?: string; readonly roles: readonly string[]; readonly claims: object }): readonly string[] {
  if (uid === undefined && roles.length === 0) return [];
  const parts = [...(uid === undefined ? [] : [`uid ${JSON.stringify(uid)}`]), ...(roles.length === 0 ? [] : [`roles ${roles.join(", ")}`])];
  return [`caller: ${[...parts, ...(Object.keys(claims).length === 0 ? [] : [`claims ${valueText(claims)}`])].join("; ")}`];
}
