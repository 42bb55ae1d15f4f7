import type { Engine, Json, Offered } from "@concord/core";
import { isList, isObject, names, own, same, withMember, type JsonObject } from "@concord/oracle";
import type { Ground } from "../base/ground.ts";
import type { Trial } from "./trial.ts";
import { disagreement } from "./verdict.ts";

/** How many questions one disagreement is worth. */
const mostQuestions = 80;

/**
 * The smallest trial found that shows the same kind of disagreement: what differs from the accepted record is taken back where that changes nothing,
 * what may be missing is left out, texts and lists are shortened.
 */
export async function shrink(ground: Ground, engine: Engine, trial: Trial): Promise<Trial> {
  let smallest = trial;
  let left = mostQuestions;
  const { question } = trial;
  const recordOf = (of: Trial): Offered => ("record" in of.question ? of.question.record : undefined);
  const first = await engine.ask(question);
  const what = disagreement(ground, trial, first);
  if (what === undefined || trial.again === undefined) return trial;
  for (let shrunk = true; shrunk && left > 0;) {
    shrunk = false;
    const record = recordOf(smallest);
    if (!isObject(record)) break;
    for (const candidate of smaller(record, trial.control)) {
      if (left <= 0) break;
      const next = trial.again(candidate);
      if (next === undefined) continue;
      left -= 1;
      if (disagreement(ground, next, await engine.ask(next.question)) !== what) continue;
      smallest = next;
      shrunk = true;
      break;
    }
  }
  return smallest;
}

/** Records a little smaller than this one, the boldest first. */
export function* smaller(record: JsonObject, control: JsonObject | undefined): Generator<JsonObject> {
  for (const name of names(record)) yield withMember(record, name, undefined);
  for (const name of names(control ?? {})) {
    if (!same(own(record, name), own(control, name))) yield withMember(record, name, own(control, name));
  }
  for (const name of names(record)) {
    for (const value of smallerValue(own(record, name) as Json)) yield withMember(record, name, value);
  }
}

function* smallerValue(value: Json): Generator<Json> {
  if (typeof value === "string" && value.length > 1) {
    const letters = [...value];
    yield letters.slice(0, Math.ceil(letters.length / 2)).join("");
    yield letters.slice(Math.floor(letters.length / 2)).join("");
    yield letters.slice(0, -1).join("");
    yield letters.slice(1).join("");
  }
  if (isList(value) && value.length > 0) {
    yield value.slice(0, Math.floor(value.length / 2));
    for (const index of value.keys()) yield value.toSpliced(index, 1);
    for (const [index, member] of value.entries()) for (const less of smallerValue(member)) yield value.with(index, less);
  }
  if (isObject(value)) {
    for (const name of names(value)) yield withMember(value, name, undefined);
    for (const name of names(value)) for (const less of smallerValue(own(value, name) as Json)) yield withMember(value, name, less);
  }
  if (typeof value === "number" && Number.isSafeInteger(value) && Math.abs(value) > 1) yield Math.trunc(value / 2);
}
