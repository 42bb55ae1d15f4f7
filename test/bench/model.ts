import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The model that every tool is measured on: `count` entities of 12 fields, among them a nested object, a list, an enum, a decimal and a reference,
 * and an index.
 */
export function writeModel(folder: string, count: number, stores: readonly string[] = ["postgres", "firestore", "bigquery"]): void {
  mkdirSync(join(folder, "schemas"), { recursive: true });
  mkdirSync(join(folder, "node_modules")); // As in every project that installed the command: the last build is remembered there.
  writeFileSync(join(folder, "schemas", "project.yaml"), `name: bench\nstores: [${stores.join(", ")}]\nprimary: postgres\nclientRole: app_client\npackages: { scope: "@bench", each: [all] }\n`);
  for (let number = 0; number < count; number += 1) {
    const { namespace, name } = nameOf(number);
    mkdirSync(join(folder, "schemas", namespace), { recursive: true });
    writeFileSync(join(folder, "schemas", namespace, `${name}.yaml`), contract(number, { reached: number % Math.ceil(count / reachedByClients) === 0 }));
  }
}

/** Namespaces hold 50 entities each. */
export function nameOf(number: number): { readonly namespace: string; readonly name: string } {
  return { namespace: `area${Math.floor(number / 50)}`, name: `entity${number}` };
}

/** The entity that an entity refers to: its predecessor in the namespace, so that an edit concerns two entities; the first one refers to itself. */
export function refersTo(number: number): string {
  return nameOf(number % 50 === 0 ? number : number - 1).name;
}

/** The contract of an entity. `note`: the bound that an edit changes; `reached`: whether clients reach the entity; `remark`: a field more. */
export function contract(number: number, { note = 500, reached = false, remark = false }: { readonly note?: number; readonly reached?: boolean; readonly remark?: boolean } = {}): string {
  const { name } = nameOf(number);
  return `entity: ${name}
plural: ${name}s
description: Entity ${number} of the model that tools are measured on.

fields:
  id:        { type: uuid, auto: uuid }
  title:     { type: string, minLength: 1, maxLength: 120 }
  ownerUid:  { type: uid, immutable: true }
  status:    { type: enum, values: [draft, active, closed], default: draft, setBy: server }
  amount:    { type: decimal, precision: 12, scale: 2, minimum: "0.00" }
  count:     { type: int32, minimum: 0, maximum: 1000000, default: 0 }
  tags:      { type: list, of: { type: string, maxLength: 30 }, maxItems: 10, default: [] }
  address:   { type: object, fields: { street: { type: string, maxLength: 80 }, zip: { type: string, maxLength: 10 }, country: { type: countryCode } } }
  parentId:  { ref: ${refersTo(number)}, optional: true, onDelete: clear }
  note:      { type: string, maxLength: ${note}, optional: true }
  dueOn:     { type: date, optional: true }
  createdAt: { type: timestamp, auto: created }
${remark ? "  remark:    { type: string, maxLength: 80, optional: true }\n" : ""}
indexes:
  - [ownerUid, -createdAt]

checks:
  closed_has_note: status != 'closed' || note != null
${reached ? access : ""}`;
}

/** Clients reach no more entities than these: Firestore takes 256 KB of security rules, which the rules of some 60 such entities fill. */
const reachedByClients = 25;

const access = `
access:
  read:   auth.uid == ownerUid
  create: auth.uid == ownerUid
  update: { if: auth.uid == ownerUid, only: [title, note, tags] }
`;
