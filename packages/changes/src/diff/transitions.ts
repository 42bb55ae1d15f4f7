import type { Entity, EnumType, Transition } from "@concord/core";
import { change, type Change } from "../change/change.ts";
import { isWithin } from "../change/same.ts";
import { within, type Scope } from "./scope.ts";

/** What differs in which value may follow which, for each field. Only values that are there on both sides are compared: the others are told of by themselves. */
export function diffTransitions(before: Entity, after: Entity, scope: Scope): readonly Change[] {
  const fields = new Set([...before.transitions.map(({ field }) => scope.rename([field])[0] ?? field), ...after.transitions.map(({ field }) => field)]);
  return [...fields].sort().flatMap((name) => {
    const old = before.transitions.find(({ field }) => scope.rename([field])[0] === name);
    const now = after.transitions.find(({ field }) => field === name);
    const values = lasting(before, after, name, scope);
    const [oldSteps, nowSteps] = [stepsOf(old, values.map(([value]) => value), new Map(values)), stepsOf(now, values.map(([, value]) => value), new Map())];
    const [fewer, more] = [isWithin(nowSteps, oldSteps), isWithin(oldSteps, nowSteps)];
    if (fewer && more) return [];
    const here = within(scope, "transitions", name, { before: old?.span, after: now?.span });
    return [change(fewer ? "transitions-narrowed" : more ? "transitions-widened" : "transitions-changed", here, { before: old, after: now })];
  });
}

/** The values of the field's enum that both sides have, as they are written on each. */
function lasting(before: Entity, after: Entity, name: string, { rename }: Scope): readonly (readonly [before: string, after: string])[] {
  const [old, now] = [before.fields.find((field) => rename([field.name])[0] === name), after.fields.find((field) => field.name === name)].map((field) => (field?.type as EnumType | undefined)?.values ?? []);
  return (now ?? []).flatMap(({ value, was }) => (old ?? []).filter((each) => each.value === value || was.includes(each.value)).map((each) => [each.value, value] as const));
}

/** Every step that is allowed, and every first value (a step from nothing), with values called as afterwards. Without transitions: all of them. */
function stepsOf(transition: Transition | undefined, values: readonly string[], renamed: ReadonlyMap<string, string>): ReadonlySet<string> {
  const known = new Set(values);
  const called = (from: string | undefined, to: string): string => JSON.stringify([from === undefined ? null : renamed.get(from) ?? from, renamed.get(to) ?? to]);
  const next = transition?.next ?? values.map((from) => ({ from, to: values }));
  return new Set([
    ...(transition?.initial ?? values).filter((value) => known.has(value)).map((value) => called(undefined, value)),
    ...next.flatMap(({ from, to }) => to.filter((value) => value !== from && known.has(value) && known.has(from)).map((value) => called(from, value))),
  ]);
}
