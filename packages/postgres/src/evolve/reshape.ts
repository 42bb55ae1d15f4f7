import { pairNamed } from "@concord/changes";
import type { Type } from "@concord/core";
import { literal } from "../quote.ts";

/**
 * SQL that brings JSON of one type into the form of another: members that are called otherwise, that went, or that have another word for a value. Nothing where
 * the form is the same. What was brought there once stays as it is when it is asked again.
 */
export function reshaped(before: Type, after: Type): ((value: string) => string) | undefined {
  if (before.kind === "object" && after.kind === "object") {
    const { both, removed } = pairNamed(before.fields, after.fields);
    const steps: ((value: string) => string)[] = removed.map(({ name }) => (value) => `(${value} - ${literal(name)})`);
    for (const [old, now] of both) {
      const inner = reshaped(old.type, now.type);
      if (old.name !== now.name) {
        steps.push((value) => `(CASE WHEN ${value} ? ${literal(old.name)} THEN (${value} - ${literal(old.name)}) || pg_catalog.jsonb_build_object(${literal(now.name)}, ${value} -> ${literal(old.name)}) ELSE ${value} END)`);
      }
      if (inner !== undefined) {
        steps.push((value) => `(CASE WHEN ${value} ? ${literal(now.name)} THEN pg_catalog.jsonb_set(${value}, ARRAY[${literal(now.name)}], ${inner(`(${value} -> ${literal(now.name)})`)}) ELSE ${value} END)`);
      }
    }
    return steps.length === 0 ? undefined : (value) => steps.reduce((text, step) => step(text), value);
  }
  if (before.kind === "list" && after.kind === "list") {
    const inner = reshaped(before.of, after.of);
    return inner === undefined ? undefined : (value) => `(SELECT coalesce(pg_catalog.jsonb_agg(${inner("member")} ORDER BY place), '[]') FROM pg_catalog.jsonb_array_elements(${value}) WITH ORDINALITY AS members(member, place))`;
  }
  if (before.kind === "map" && after.kind === "map") {
    const inner = reshaped(before.of, after.of);
    return inner === undefined ? undefined : (value) => `(SELECT coalesce(pg_catalog.jsonb_object_agg(each.key, ${inner("each.value")}), '{}') FROM pg_catalog.jsonb_each(${value}) AS each)`;
  }
  if (before.kind === "enum" && after.kind === "enum") {
    const words = after.values.flatMap((now) => now.was?.filter((name) => before.values.some(({ value }) => value === name) && !after.values.some(({ value }) => value === name)).map((name) => [name, now.value] as const) ?? []);
    return words.length === 0 ? undefined : (value) => `(CASE ${value} #>> '{}' ${words.map(([from, to]) => `WHEN ${literal(from)} THEN pg_catalog.to_jsonb(${literal(to)}::text)`).join(" ")} ELSE ${value} END)`;
  }
  return undefined;
}
