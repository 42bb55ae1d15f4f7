import { constraintsOf, pathText, type Constraint, type Entity, type Said, type Standing } from "@concord/core";
import { counted } from "../prose.ts";
import { code, text as quoted } from "../quote.ts";
import { bullets, table } from "../table.ts";

/**
 * What every target does with an entity's constraints: a table of those that enforce or normalise any of them, a field's constraints together as far as all
 * targets treat them alike; below it the targets that only show, and the reasons by their numbers.
 */
export function storesOf(entity: Entity, standings: readonly Standing[]): string {
  const constraints = constraintsOf(entity);
  const judging = standings.filter(({ said }) => said.some((each) => each?.verdict === "enforced" || each?.verdict === "normalised"));
  const showing = standings.filter((each) => !judging.includes(each));
  const reasons: Reasons = new Map();
  const rows: { readonly what: string; readonly rules: string[]; readonly at: number }[] = [];
  for (const [at, constraint] of constraints.entries()) {
    const { what, rule } = named(constraint);
    const last = rows.at(-1);
    if (last?.what === what && judging.every(({ said }) => said[last.at] === said[at])) last.rules.push(rule);
    else rows.push({ what, rules: [rule], at });
  }
  const body = rows.map(({ what, rules, at }) => [what, rules.join(", "), ...judging.map(({ said }) => cell(said[at], reasons))]);
  return [
    table(["Of", "Rule", ...judging.map(({ target }) => target)], body),
    bullets(showing.map((standing) => showsOnly(standing, constraints, reasons))),
    [...reasons].map(([said, number]) => `${number}. ${reason(said)}\n`).join(""),
  ].filter((each) => each !== "").join("\n");
}

/** The numbers of what is said below the table, in the order of their first mention. */
type Reasons = Map<Said, number>;

const told = new WeakMap<Said, string>();

/** A reason as Markdown; many entities have the same ones. */
function reason(said: Said): string {
  const text = told.get(said) ?? quoted(said.note);
  told.set(said, text);
  return text;
}

/** What a constraint is called in the table: the field it is of, and the rule; other rules stand under their own name. */
function named({ kind, path, name, operation, shape }: Constraint): { readonly what: string; readonly rule: string } {
  if (shape !== undefined) return { what: `shape ${code(shape)}`, rule: path.length > 0 ? `${code(pathText(path).slice(1))} ${kind}` : name === undefined ? kind : `${kind} ${code(name)}` };
  if (path.length > 0) return { what: code(pathText(path).slice(1)), rule: kind };
  return { what: "the record", rule: name === undefined && operation === undefined ? kind : `${kind} ${code(name ?? operation ?? "")}` };
}

function cell(said: Said | undefined, reasons: Reasons): string {
  if (said === undefined) return "";
  return said.verdict === "enforced" ? "✓" : `${short[said.verdict]} ${numberOf(said, reasons)}`;
}

/** Short, so that the table fits beside a list of files. */
const short = { normalised: "norm.", documented: "doc.", lost: "lost" } as const;

function numberOf(said: Said, reasons: Reasons): number {
  const number = reasons.get(said) ?? reasons.size + 1;
  reasons.set(said, number);
  return number;
}

/** A target that refuses nothing: how much of the contract its readers see, and what they do not, reason by reason and field by field. */
function showsOnly({ target, said }: Standing, constraints: readonly Constraint[], reasons: Reasons): string {
  const lost = new Map<Said, Map<string, string[]>>();
  for (const [index, each] of said.entries()) {
    if (each?.verdict !== "lost") continue;
    const { what, rule } = named(constraints[index] as Constraint);
    const fields = lost.get(each) ?? new Map<string, string[]>();
    lost.set(each, fields);
    const rules = fields.get(what);
    if (rules === undefined) fields.set(what, [rule]);
    else rules.push(rule);
  }
  const shown = counted(said.filter((each) => each?.verdict === "documented").length, "rule");
  const missing = [...lost].map(([each, fields]) => `${[...fields].map(([what, rules]) => `${what}: ${rules.join(", ")}`).join("; ")} (${numberOf(each, reasons)})`);
  return `${target} shows ${shown} and enforces none.${missing.length === 0 ? "" : ` Not shown of ${missing.join("; of ")}.`}`;
}
