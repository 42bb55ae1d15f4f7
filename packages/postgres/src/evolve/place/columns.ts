import { inWords } from "../situation.ts";
import { act, called, drop, last, rank, rightsOn } from "../act.ts";
import { keyOf, type Context } from "../context.ts";
import type { Definition } from "../definition.ts";
import type { Act } from "../draft.ts";
import { identifier, literal, qualified } from "../../quote.ts";
import { journalOf } from "../../history.ts";
import { derived } from "../../names.ts";
import { columnText, statements } from "../statements.ts";
import { converted, isRetypedInPlace, staysInPlace } from "../types.ts";
import { filled, isConstant } from "../fill.ts";
import { isFixed } from "../twins.ts";

/** Columns of tables that stay: new ones, changed ones, and those that go. */
export function columns(context: Context): readonly Act[] {
  const twinned = new Set(context.twins.flatMap(({ old, now }) => [keyOf(old), keyOf(now)]));
  return [
    ...context.missing.filter((each) => each.kind === "column" && !context.isNew(each.schema, each.of) && !context.isTwinNow(keyOf(each))).flatMap((each) => added(each, context)),
    ...context.gone.filter((each) => each.kind === "column" && !context.isGone(each.schema, each.of) && !context.isTwinOld(keyOf(each))).flatMap((each) => removed(each, context)),
    ...context.both.filter(([, { kind }]) => kind === "column").flatMap(([before, after]) => changed(before, after, context, twinned.has(keyOf(after)))),
  ];
}

/** `ALTER TABLE … ALTER COLUMN … `, to be gone on with. */
export function alter({ schema, of, name }: Definition): string {
  return `ALTER TABLE ${qualified(schema, of)} ALTER COLUMN ${identifier(name)} `;
}

const stable = /^(?:'(?:[^']|'')*'(?:::[\w ."[\]()]+)?|-?[\d.]+|\(?'?-?[\d.]+'?\)?(?:::[\w .()]+)?|true|false|NULL(?:::[\w ."[\]()]+)?|now\(\)|CURRENT_\w+|ARRAY\[\](?:::[\w ."[\]]+)?|date_trunc\('\w+'(?:::text)?, now\(\)\))$/u;

function added(column: Definition, context: Context): readonly Act[] {
  const { says } = column;
  const cause = inWords(context.causes(column));
  const whole = (about: string): readonly Act[] => [act("expand", rank.column, about, statements.column.create(column), [drop(column)], { cause })];
  const given = says["default"];
  if (context.rebuilt.has(keyOf(column))) return [act("contract", last.column + 2, `add ${called(column)}, which writes the table anew`, statements.column.create(column), [drop(column)], { cause })];
  if (typeof says["generated"] === "string" || typeof says["identity"] === "string") return whole(`add ${called(column)}, which writes the table anew`);
  if (typeof given === "string" && !stable.test(given)) {
    const bare = act("expand", rank.column, `add ${called(column)}`, [`ALTER TABLE ${qualified(column.schema, column.of)} ADD COLUMN ${columnText(column, true)}`, `${alter(column)}SET DEFAULT ${given}`], [drop(column)], { cause });
    return [bare, filled(column, "DEFAULT", `${identifier(column.name)} IS NULL`, context, { lane: "fill", cause }), ...(says["not null"] === true ? required(column, "early", cause) : [])];
  }
  if (says["not null"] !== true || typeof given === "string") return whole(`add ${called(column)}`);
  // Nothing gives rows a value: they get the one that was asked for, once nobody writes rows without it any more.
  const bare = act("expand", rank.column, `add ${called(column)}`, [`ALTER TABLE ${qualified(column.schema, column.of)} ADD COLUMN ${columnText(column, true)}`], [drop(column)], { cause });
  return [bare, ...valued(column, context, cause), ...required(column, "late", cause)];
}

/** What a journal's entry says of a field of the key that it did not have before: the record that it holds. */
function journalled(column: Definition, { situation: { after }, origins }: Context): string | undefined {
  const entity = after.entities.find(({ id }) => id === origins.entity(column.schema, column.of));
  const journal = entity === undefined ? undefined : journalOf(entity, after.project);
  if (journal === undefined || journal.schema !== column.schema || journal.table !== column.of) return undefined;
  const { columns } = journal;
  return `(coalesce(${identifier(columns.after)}, ${identifier(columns.before)}) ->> ${literal(origins.field(column.schema, column.of, column.name) ?? column.name)})::${String(column.says["type"])}`;
}

/** Gives rows without a value the one that was asked for. */
function valued(column: Definition, context: Context, cause: readonly string[]): readonly Act[] {
  const fill = journalled(column, context) ?? context.situation.fills.get(`${context.origins.entity(column.schema, column.of)}.${context.origins.field(column.schema, column.of, column.name)}`);
  return fill === undefined ? [] : [lacking(column, fill, context, cause)];
}

/** The same, of a value that is said. Rows of which SQL says nothing stay as they are, and are found when every row is asked. */
export function lacking(column: Definition, value: string, context: Context, cause: readonly string[]): Act {
  const lacks = `${identifier(column.name)} IS NULL`;
  return filled(column, value, isConstant(value) ? lacks : `${lacks} AND (${value}) IS NOT NULL`, context, { lane: "convert", cause, effect: "lossy" });
}

/**
 * NOT NULL without reading the table under its lock: a check that holds for new rows, then for all, which SET NOT NULL believes (PostgreSQL 12 and later).
 * The check has another name than PostgreSQL gives to what SET NOT NULL makes, which from version 18 on is a constraint too: that one may stand there still.
 * `early`: rows get a value whoever writes them. `late`: when the old clients are gone.
 */
export function required(column: Definition, when: "early" | "late", cause: readonly string[], end: { readonly rank: number } = { rank: when === "early" ? rank.setting : last.setting }): readonly Act[] {
  const table = `ALTER TABLE ${qualified(column.schema, column.of)} `;
  const name = identifier(derived(column.of, column.name, "is_there"));
  // Not before rows have the value: one that lacks it could not be written at all, by what fills another column of it either.
  const here = when === "early" ? (["hold", "hold", "switch"] as const) : (["tighten", "convince", "contract"] as const);
  return [
    act(here[0], when === "early" ? rank.ask : rank.constraint, `ask new rows for ${called(column)}`, [`${table}ADD CONSTRAINT ${name} CHECK (${identifier(column.name)} IS NOT NULL) NOT VALID`], [`${table}DROP CONSTRAINT ${name}`], { cause }),
    act(here[1], rank.prove, `see that every row has ${called(column)}`, [`${table}VALIDATE CONSTRAINT ${name}`], [], { cause }),
    act(here[2], end.rank, `ask every row for ${called(column)}`, [`${alter(column)}SET NOT NULL`, `${table}DROP CONSTRAINT ${name}`],
      [`${table}ADD CONSTRAINT ${name} CHECK (${identifier(column.name)} IS NOT NULL) NOT VALID`, `${alter(column)}DROP NOT NULL`], { cause }),
  ];
}

function removed(column: Definition, context: Context): readonly Act[] {
  const { says } = column;
  const cause = inWords(context.causes(column));
  const made = says["default"] !== null || says["generated"] !== null || says["identity"] !== null;
  const freed = says["not null"] === true && !made && !isFixed(column, context.situation)
    ? [act("expand", rank.setting, `let rows be without ${called(column)}`, [`${alter(column)}DROP NOT NULL`], [`${alter(column)}SET NOT NULL`], { cause })] : [];
  const kept = freed.length > 0 || (says["not null"] === true && !made) ? { ...column, says: { ...says, "not null": freed.length === 0 } } : column;
  const isComputed = says["generated"] !== null;
  const again = [...statements.column.create(kept), ...comments(kept), ...rightsOn(column, context.situation.have)];
  return [...freed, act("contract", last.column, `drop ${called(column)}`, [drop(column)], again, { cause, effect: isComputed ? "reversible" : "irreversible" })];
}

function comments(column: Definition): readonly string[] {
  const said = column.says["comment"];
  return typeof said === "string" ? [`COMMENT ON COLUMN ${qualified(column.schema, column.of)}.${identifier(column.name)} IS ${literal(said)}`] : [];
}

function changed(before: Definition, after: Definition, context: Context, isTwinned: boolean): readonly Act[] {
  const differs = (attribute: string): boolean => (before.says[attribute] ?? null) !== (after.says[attribute] ?? null);
  const cause = inWords(context.causes(after));
  const tight = context.tight(after);
  if (isTwinned) return [];
  if (String(before.says["generated"] ?? "").startsWith("stored:") && after.says["generated"] === null && !differs("type")) {
    // The values stay as they were computed last.
    const run = [`${alter(after)}DROP EXPRESSION`, ...(after.says["default"] === null ? [] : [`${alter(after)}SET DEFAULT ${String(after.says["default"])}`]), ...(differs("not null") ? [`${alter(after)}${after.says["not null"] === true ? "SET" : "DROP"} NOT NULL`] : [])];
    return [act("contract", last.column, `compute ${called(after)} no longer`, run, [drop(after), ...statements.column.create(before), ...comments(before), ...rightsOn(before, context.situation.have)], { cause })];
  }
  if (differs("generated") || (after.says["generated"] !== null && context.rebuilt.has(keyOf(after)))) {
    // What it is computed of may be made anew between both.
    return [
      act("contract", last.column - 1, `drop ${called(before)}, which is computed otherwise`, [drop(before)], [...statements.column.create(before), ...comments(before), ...rightsOn(before, context.situation.have)], { cause, effect: before.says["generated"] === null ? "irreversible" : "reversible" }),
      act("contract", last.column + 2, `make ${called(after)} anew, which writes the table anew`, [...statements.column.create(after), ...comments(after)], [drop(after)], { cause }),
    ];
  }
  const acts: Act[] = [];
  const clear = before.says["default"] === null ? [] : [`${alter(after)}DROP DEFAULT`];
  if (differs("type") || differs("collation")) acts.push(retyped(before, after, cause, clear, context));
  const isDefaultMoved = (differs("type") || differs("collation")) && !isRetypedInPlace(before, after, context.situation);
  if (differs("default") && !isDefaultMoved) {
    const set = (says: Definition["says"]): string => (says["default"] === null ? `${alter(after)}DROP DEFAULT` : `${alter(after)}SET DEFAULT ${String(says["default"])}`);
    acts.push(act(tight ? "contract" : "expand", tight ? last.setting : rank.setting, `set what ${called(after)} is by default`, [set(after.says)], [set(before.says)], { cause }));
  }
  if (differs("identity")) {
    const set = (from: Definition["says"], to: Definition["says"]): string =>
      (to["identity"] === null ? `${alter(after)}DROP IDENTITY` : from["identity"] === null ? `${alter(after)}ADD GENERATED ${String(to["identity"]).toUpperCase()} AS IDENTITY` : `${alter(after)}SET GENERATED ${String(to["identity"]).toUpperCase()}`);
    acts.push(act(tight ? "contract" : "expand", tight ? last.setting + 1 : rank.setting + 1, `set how ${called(after)} is counted`, [set(before.says, after.says)], [set(after.says, before.says)], { cause }));
  }
  if (differs("not null")) {
    if (after.says["not null"] === true) acts.push(...valued(after, context, cause), ...required(after, "late", cause));
    else acts.push(act("expand", rank.setting, `let rows be without ${called(after)}`, [`${alter(after)}DROP NOT NULL`], [`${alter(after)}SET NOT NULL`], { cause }));
  }
  return acts;
}

/** A type that is changed where the column stands. */
function retyped(before: Definition, after: Definition, cause: readonly string[], clear: readonly string[], { situation }: Context): Act {
  const inPlace = isRetypedInPlace(before, after, situation);
  const to = (from: Definition, now: Definition): readonly string[] => {
    const collation = now.says["collation"] === null ? "" : ` COLLATE ${identifier(String(now.says["collation"]))}`;
    const using = inPlace || staysInPlace(from, now) ? "" : ` USING ${converted(identifier(now.name), from, now)}`;
    return [`${alter(after)}TYPE ${String(now.says["type"])}${collation}${using}`];
  };
  const set = (says: Definition["says"]): readonly string[] => (says["default"] === null ? [] : [`${alter(after)}SET DEFAULT ${String(says["default"])}`]);
  if (inPlace) return act("expand", rank.setting - 1, staysInPlace(before, after) ? `give ${called(after)} more room` : `give ${called(after)} its type`, to(before, after), to(after, before), { cause });
  return act("contract", last.column, `change the type of ${called(after)}, which writes the table anew while nobody reads it`, [...clear, ...to(before, after), ...set(after.says)],
    [...(after.says["default"] === null ? [] : [`${alter(after)}DROP DEFAULT`]), ...to(after, before), ...set(before.says)], { cause, effect: "lossy" });
}
