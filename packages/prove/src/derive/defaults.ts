import { withMember, type JsonObject } from "@concord/oracle";
import type { Constraint, Json } from "@concord/core";
import { plainRecord } from "../base/base.ts";
import type { Ground } from "../base/ground.ts";
import type { Derived } from "./derived.ts";

/** Records that leave to the store what has a default or is `auto`: each such field alone, all of them, and each one null, which is no way to leave it out. */
export function* derivedDefaults(ground: Ground, constraints: readonly Constraint[]): Generator<Derived> {
  const control = plainRecord(ground);
  if (control === undefined) return;
  const fields = ground.shape.fields.map(({ field }) => field).filter((field) => field.default !== undefined || field.auto !== undefined);
  const about = (name: string): readonly string[] => constraints.filter((each) => (each.kind === "default" || each.kind === "auto") && each.path[0] === name).map((each) => each.id);
  const without = (record: JsonObject, name: string, value?: Json): JsonObject => withMember(record, name, value);
  for (const field of fields) {
    yield { record: without(control, field.name), control, about: about(field.name), note: `${field.name} left to the store` };
    yield { record: without(control, field.name, null), control, about: about(field.name), note: `${field.name}: null` };
  }
  if (fields.length > 1) {
    const all = fields.reduce((record, field) => without(record, field.name), control);
    yield { record: all, control, about: fields.flatMap((field) => about(field.name)), note: "everything that can be left to the store" };
  }
}
