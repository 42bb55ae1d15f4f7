import type { Entity } from "@concord/core";
import { createHash } from "node:crypto";

/** A key as the store spells it, a text for each of its fields. */
export type Key = readonly (string | null)[];

/** What is wrong with records: they cannot be read, the contract refuses what they hold, they refer to nothing, there is another one like them, or another store should have them too and has not. */
export const faults = ["unreadable", "refused", "orphan", "duplicate", "alone"] as const;
export type Fault = (typeof faults)[number];

/** The records of an entity that break one constraint. */
export interface Finding {
  readonly entity: string;
  /** The constraint's id. */
  readonly constraint: string;
  readonly fault: Fault;
  readonly records: number;
  /** Of how many it can be fixed without a guess. */
  readonly fixable: number;
  /** The first of them: no other value of a record is ever kept or shown. One of personal data stands there as a hash. */
  readonly keys: readonly Key[];
}

/** What was looked at of an entity. */
export interface Counted { readonly entity: string; readonly rows: number; readonly fixable: number; readonly unreadable: number; readonly refused: number; readonly orphan: number; readonly duplicate: number; readonly alone: number }

/** A key as it may be shown: where a field of it is secret or personal data, the start of its SHA-256, by which whoever has the records finds it. */
export function shownKey({ key: names, fields }: Entity, key: Key): Key {
  const isPrivate = fields.some(({ name, pii, secret }) => names.includes(name) && (pii !== undefined || secret));
  return isPrivate ? key.map((each) => (each === null ? null : `#${createHash("sha256").update(each).digest("hex").slice(0, 12)}`)) : key;
}

type Counting = { -readonly [name in keyof Counted]: Counted[name] };

/** The most keys that are kept for a constraint. */
const most = 100;

/** Gathers what is found: numbers, and some keys for each constraint, however much is wrong. */
export class Findings {
  readonly #findings = new Map<string, { entity: string; constraint: string; fault: Fault; records: number; fixable: number; keys: Key[] }>();
  readonly #counts = new Map<string, Counting>();

  /** Begins an entity, so that it is counted though nothing is found. */
  begin({ id }: Entity): void {
    this.#of(id);
  }

  row({ id }: Entity): number {
    return (this.#of(id).rows += 1);
  }

  /** A record that breaks these constraints in this way, and those of them that a fix would take away. */
  add(entity: Entity, fault: Fault, key: Key, constraints: readonly string[], fixable: readonly string[]): void {
    this.tell(entity, fault, shownKey(entity, key), constraints, fixable);
  }

  /** The same with a key that may be shown. */
  tell({ id }: Entity, fault: Fault, key: Key, constraints: readonly string[], fixable: readonly string[]): void {
    const counts = this.#of(id);
    counts[fault] += 1;
    if (fixable.length > 0) counts.fixable += 1;
    for (const constraint of constraints) {
      const found = this.#findings.get(constraint) ?? { entity: id, constraint, fault, records: 0, fixable: 0, keys: [] };
      this.#findings.set(constraint, found);
      found.records += 1;
      if (fixable.includes(constraint)) found.fixable += 1;
      if (found.keys.length < most) found.keys.push(key);
    }
  }

  get all(): readonly Finding[] {
    return [...this.#findings.values()];
  }

  get counted(): readonly Counted[] {
    return [...this.#counts.values()];
  }

  #of(id: string): Counting {
    const found = this.#counts.get(id) ?? { entity: id, rows: 0, fixable: 0, unreadable: 0, refused: 0, orphan: 0, duplicate: 0, alone: 0 };
    this.#counts.set(id, found);
    return found;
  }
}
