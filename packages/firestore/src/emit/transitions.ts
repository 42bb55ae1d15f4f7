import type { Field, Transition } from "@concord/core";
import { storedFields, storedName } from "../names.ts";
import { any, at, binary, list, marked, method, name, text, texts, type Rule } from "../rules/rule.ts";
import { Spot, type Sheet } from "./sheet.ts";
import type { Writable } from "./writes.ts";

const d = name("d");
const old = name("old");

/** What a new document begins with, in the fields that its client gives a value of its own. */
export function beginnings(sheet: Sheet, writable: Writable): readonly Rule[] {
  return ofFields(sheet, writable.create, ({ initial }, id, key) => (initial === undefined ? [] : sheet.ask(id("initial"), () => marked([id("initial")], binary(at(d, key), "in", texts(initial))))));
}

/** What may follow the value of each field that a client may change: it stays, or goes to one of those that the table has for what it was. */
export function followings(sheet: Sheet, writable: Writable): readonly Rule[] {
  return ofFields(sheet, writable.update, ({ next }, id, key) => sheet.ask(id("transition"), () => {
    const stays = binary(at(d, key), "==", at(old, key));
    const entries = next.filter(({ to }) => to.length > 0).map(({ from, to }): readonly [Rule, Rule] => [text(from), texts(to)]);
    const goes = binary(at(d, key), "in", method({ is: "map", entries }, "get", at(old, key), list([])));
    return marked([id("transition")], entries.length === 0 ? stays : any(stays, goes));
  }));
}

function ofFields(sheet: Sheet, names: ReadonlySet<string>, rules: (transition: Transition, id: (kind: "initial" | "transition") => string, key: string) => readonly Rule[]): readonly Rule[] {
  const fields: readonly Field[] = storedFields(sheet.entity).filter((field) => names.has(field.name));
  return fields.flatMap((field) => sheet.entity.transitions.filter((each) => each.field === field.name)
    .flatMap((each) => rules(each, (kind) => new Spot(sheet, [field.name]).id(kind), storedName(field, sheet.project))));
}
