import { isFinding, type JudgedChange } from "@concord/changes";
import type { Schema } from "@concord/core";
import { impactOf, type Asked, type Impact } from "@concord/report";
import type { Difference } from "../project/compared.ts";

/** What depends on every contract and field that a change breaks or weakens; on what is gone, what depended on it before. */
export function impactsOf({ before, after, changes, audiences }: Difference): readonly Impact[] {
  const asked = new Map(changes.filter((each) => isFinding(each, audiences)).flatMap((each) => {
    const found = askedOf(each, before, after);
    return found === undefined ? [] : [[JSON.stringify([found.id, found.field]), found] as const];
  }));
  return [...asked.values()].map(({ schema, ...of }) => ({ of, touched: impactOf(schema, of, () => []) })).filter(({ touched }) => touched.length > 0);
}

/** The field that a change is about, or the contract where it is gone as a whole; undefined for what stands in no field. */
function askedOf({ change: { kind, of, path: [first], entity } }: JudgedChange, before: Schema, after: Schema): (Asked & { readonly schema: Schema }) | undefined {
  if (/^(?:entity|type|view)-removed$/u.test(kind)) return { id: of, schema: before };
  if (first === undefined) return undefined;
  if (entity.after?.fields.some(({ name }) => name === first) === true) return { id: of, field: first, schema: after };
  return entity.before?.fields.some(({ name }) => name === first) === true ? { id: entity.before.id, field: first, schema: before } : undefined;
}
