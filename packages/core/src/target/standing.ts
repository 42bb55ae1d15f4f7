import type { Entity } from "../model/entity.ts";
import type { Claim, Verdict } from "./claim.ts";
import { constraintsOf } from "./constraints.ts";
import type { Memory } from "./emit.ts";
import type { Target } from "./target.ts";

/** What a target does with one constraint, without the place of it: `note` is the change, the place for readers, or why it is lost and who enforces it instead. */
export interface Said { readonly verdict: Verdict; readonly note: string }

/** What one target does with an entity's constraints, in the order of `constraintsOf`; undefined where it was not handed the constraint. */
export interface Standing { readonly target: string; readonly said: readonly (Said | undefined)[] }

/** What targets claimed, put together target by target, so that a later one can tell of it. Much less to hold than the claims. */
export interface Standings {
  /** Takes what one target claimed of every entity, out of the memory that it was run with. */
  readonly add: (target: Target, memory: Memory) => void;
  /** Of the targets until now, those that claimed anything of the entity. What is added later does not change the list. */
  readonly of: (entity: Entity) => readonly Standing[];
}

const enforced: Said = { verdict: "enforced", note: "" };
const known = new WeakMap<readonly Claim[], Standing>();

/** What was said before, by the texts that say it: claims share them, so that nothing is put together twice. */
type Notes = Map<string, Map<string, Said>>;

/** Of some entities; what was put together for the same claims before is not put together again. */
export function standings(entities: readonly Entity[]): Standings {
  const byEntity = new Map(entities.map((entity): [Entity, Standing[]] => [entity, []]));
  const notes: Notes = new Map();
  return {
    add: (target, memory) => {
      for (const [entity, standing] of byEntity) {
        const claims = memory.made.get(entity)?.made.claims;
        if (claims === undefined || claims.length === 0) continue;
        let one = known.get(claims);
        if (one === undefined) known.set(claims, (one = { target: target.name, said: saidOf(entity, claims, notes) }));
        standing.push(one);
      }
    },
    of: (entity) => [...(byEntity.get(entity) ?? [])],
  };
}

/** Claims stand in the order of the constraints, or nearly: each is looked for behind the last one first. */
function saidOf(entity: Entity, claims: readonly Claim[], notes: Notes): readonly (Said | undefined)[] {
  const constraints = constraintsOf(entity);
  const said = Array.from<Said | undefined>({ length: constraints.length });
  let at = 0;
  for (const claim of claims) {
    const end = at;
    while (constraints[at]?.id !== claim.constraint) {
      at = (at + 1) % constraints.length;
      if (at === end) throw new Error(`${claim.constraint} is no constraint of ${entity.id}`);
    }
    said[at] = saidBy(claim, notes);
    at = (at + 1) % constraints.length;
  }
  return said;
}

function saidBy(claim: Claim, notes: Notes): Said {
  switch (claim.verdict) {
    case "enforced":
      return enforced;
    case "normalised":
      return noted(claim.verdict, claim.change, "", notes);
    case "documented":
      return noted(claim.verdict, claim.where, "", notes);
    case "lost":
      return noted(claim.verdict, claim.why, claim.instead, notes);
  }
}

function noted(verdict: Verdict, text: string, instead: string, notes: Notes): Said {
  let same = notes.get(text);
  if (same === undefined) notes.set(text, (same = new Map()));
  const key = instead === "" ? verdict : instead;
  let said = same.get(key);
  if (said === undefined) same.set(key, (said = { verdict, note: instead === "" ? text : `${text}; instead: ${instead}` }));
  return said;
}
