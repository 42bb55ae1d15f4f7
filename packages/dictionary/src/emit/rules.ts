import { accessTo, operations, type AccessRule, type Check, type Entity, type Transition } from "@concord/core";
import { condition } from "../condition.ts";
import { capital, counted, listed, sentence } from "../prose.ts";
import { code, text } from "../quote.ts";
import { bullets, table } from "../table.ts";
import { value } from "../value.ts";

/** What holds of every record, how records may go on, and how long they stay; nothing where the contract says nothing. */
export function rulesOf(entity: Entity): string {
  const { appendOnly, expires, keep, history, partition } = entity;
  return [
    table(["Check", "What holds of every record", "What a person is told", "As written"], entity.checks.map(checkRow)),
    ...entity.transitions.map(transitionTable),
    bullets([
      ...(appendOnly === undefined ? [] : ["Records are only added: none is changed, and none deleted before its time is over."]),
      ...(history === undefined ? [] : [journal(history)]),
      ...(expires === undefined ? [] : [`A record may be deleted from the moment in ${code(expires)} on.`]),
      ...(keep === undefined ? [] : [`A record is kept for ${counted(keep.days, "day")} after the moment in ${code(keep.from)}.`]),
      ...(partition === undefined ? [] : [`Tables are cut by the time in ${code(partition.by)}, one partition for each ${partition.every}.`]),
    ]),
  ].filter((each) => each !== "").join("\n");
}

/** A check: its name, in words, its message, as written. */
export function checkRow({ name, message, if: written }: Check): readonly string[] {
  return [code(name), sentence(capital(condition(written.tree))), message === undefined ? "" : text(message), code(written.text.trim())];
}

/** Which value may follow which. */
function transitionTable({ field, initial, next }: Transition): string {
  return table([`Value of ${code(field)}`, "May become", "In a new record"], next.map(({ from, to }) => [
    value(from), to.length === 0 ? "nothing else" : to.map(value).join(", "), initial === undefined ? "" : initial.includes(from) ? "yes" : "no",
  ]));
}

function journal({ except }: NonNullable<Entity["history"]>): string {
  const but = except.length === 0 ? "" : `, but not a change of ${listed(except.map(code), "or")} alone`;
  return `Every creation, change and deletion is written to a journal, with the record before and after it${but}.`;
}

const doing = { read: "Get and list", create: "Create", update: "Change", delete: "Delete" } as const;

/** Who may do what. */
export function accessOf(entity: Entity): string {
  if (entity.access === undefined) return "No client reads or writes records; servers do.\n";
  return table(["Who may", "Which callers", "Which fields", "As written"], operations.map((operation) => {
    const rule = accessTo(entity, operation);
    const writes = (operation === "create" || operation === "update") && rule.who !== "nobody";
    return [doing[operation], callers(rule), writes ? rule.writable.map(code).join(", ") || "none" : "", rule.if === undefined ? "" : code(rule.if.text.trim())];
  }));
}

function callers({ who, if: written }: AccessRule): string {
  switch (who) {
    case "nobody":
      return "no client";
    case "anyone":
      return "anyone";
    case "signedIn":
      return "every signed-in caller";
    case "expression":
      return written === undefined ? "" : `a signed-in caller, where ${condition(written.tree)}`;
  }
}

/** What clients may do, in a sentence. */
export function accessSentence(entity: Entity): string {
  const may = operations.filter((operation) => accessTo(entity, operation).who !== "nobody").map((each) => ({ read: "read", create: "create", update: "change", delete: "delete" })[each]);
  return may.length === 0 ? "Clients may do nothing with records." : `Clients may ${listed(may)} records, as far as the lines of access below say.`;
}
