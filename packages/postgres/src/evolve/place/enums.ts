import { inWords, type Situation } from "../situation.ts";
import { act, called, drop, last, make, rank } from "../act.ts";
import type { Context } from "../context.ts";
import type { Definition } from "../definition.ts";
import type { Act } from "../draft.ts";
import { identifier, literal, qualified } from "../../quote.ts";

/** Types of the database: enums. A value comes by itself; what else changes makes the type anew. */
export function enums(context: Context): readonly Act[] {
  return [
    ...context.missing.filter(({ kind }) => kind === "type").map((each) => act("expand", rank.type, `make type ${called(each)}`, make(each), [drop(each)])),
    ...context.gone.filter(({ kind }) => kind === "type").map((each) => act("contract", last.kind, `drop type ${called(each)}`, [drop(each)], make(each))),
    ...context.both.filter(([old, now]) => now.kind === "type" && old.says["values"] !== now.says["values"]).flatMap(([old, now]) => changed(old, now, context)),
  ];
}

/** The values of an enum, which the catalog lists as SQL literals. */
function valuesOf({ says }: Definition): readonly string[] {
  return [...String(says["values"] ?? "").matchAll(/E?'((?:[^']|'')*)'/gu)].map(([, value = ""]) => value.replaceAll("''", "'"));
}

function changed(old: Definition, now: Definition, context: Context): readonly Act[] {
  const [had, has] = [valuesOf(old), valuesOf(now)];
  const kept = has.filter((value) => had.includes(value));
  const cause = inWords(context.situation.changes.filter(({ change }) => change.kind.startsWith("enum-value")));
  if (kept.length === had.length && kept.every((value, index) => value === had[index])) {
    const type = qualified(now.schema, now.name);
    return has.filter((value) => !had.includes(value)).map((value, index, fresh) => {
      const at = has.indexOf(value);
      const place = at === 0 ? ` BEFORE ${literal(had[0] as string)}` : ` AFTER ${literal(has[at - 1] as string)}`;
      // PostgreSQL takes no value out of a type: the type is made anew, once.
      return act("values", 0, `let ${called(now)} be ${value}`, [`ALTER TYPE ${type} ADD VALUE IF NOT EXISTS ${literal(value)}${has.length === had.length ? "" : place}`], index === fresh.length - 1 ? remade(now, old, context.situation, []) : [], { cause });
    });
  }
  const renames = context.situation.changes.flatMap(({ change }) => (change.kind === "enum-value-renamed" ? [[change.before.value, change.after.value] as const] : []));
  return [act("contract", last.type, `make type ${called(now)} anew, which writes the tables anew that have it`, remade(old, now, context.situation, renames), remade(now, old, context.situation, renames.map(([from, to]) => [to, from] as const)), { cause, effect: "lossy" })];
}

/** Another type in a type's place, with every column that has it. */
function remade(from: Definition, to: Definition, { want }: Situation, renames: readonly (readonly [string, string])[]): readonly string[] {
  const type = qualified(to.schema, to.name);
  const before = `${to.name}_before`;
  const columns = want.filter((each) => each.kind === "column" && [type, `${to.schema}.${to.name}`].includes(String(each.says["type"])));
  return [
    `ALTER TYPE ${type} RENAME TO ${identifier(before)}`, ...make(to),
    ...columns.flatMap((column) => {
      const alter = `ALTER TABLE ${qualified(column.schema, column.of)} ALTER COLUMN ${identifier(column.name)} `;
      const name = identifier(column.name);
      const text = renames.length === 0 ? `${name}::text` : `(CASE ${name}::text ${renames.map(([old, now]) => `WHEN ${literal(old)} THEN ${literal(now)}`).join(" ")} ELSE ${name}::text END)`;
      const given = column.says["default"];
      return [...(given === null ? [] : [`${alter}DROP DEFAULT`]), `${alter}TYPE ${type} USING ${text}::${type}`, ...(typeof given === "string" ? [`${alter}SET DEFAULT ${given}`] : [])];
    }),
    `DROP TYPE ${qualified(from.schema, before)}`,
  ];
}
