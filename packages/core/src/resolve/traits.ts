import { report, type Diagnostic } from "../diagnostic/diagnostic.ts";
import type { EntityDraft, TraitDraft } from "../language/draft.ts";
import { keySpan, nodeAt, valueSpan } from "../language/place.ts";
import { traitClash, unknownTrait } from "./codes.ts";
import { isBroken, lookUp, type Context, type Session } from "./session.ts";

const asEntities = new WeakMap<TraitDraft, EntityDraft>();

/** A trait read as an entity of its own: what it says is looked up in its namespace and reported at its places. */
export function asEntity(trait: TraitDraft): EntityDraft {
  let entity = asEntities.get(trait);
  if (entity === undefined) asEntities.set(trait, (entity = { ...trait, kind: "entity", words: { ...trait.words, entity: trait.name } }));
  return entity;
}

/** The contracts that together say what an entity is: its own, then its traits in the order of `use`. A trait that is not there is left out. */
export function partsOf(session: Session, draft: EntityDraft): readonly EntityDraft[] {
  const context: Context = { session, draft, found: [] };
  return [draft, ...new Set((draft.words.use ?? []).flatMap((name) => traitNamed(context, name) ?? []).map(asEntity))];
}

function traitNamed(context: Context, name: string): TraitDraft | undefined {
  const draft = lookUp(context, name);
  return draft?.kind === "trait" ? draft : undefined;
}

/** Of an entity's parts the one that has the field; the first, where the field is written twice. */
export function partWith(parts: readonly EntityDraft[], field: string): EntityDraft | undefined {
  return parts.find((part) => Object.hasOwn(part.words.fields, field));
}

/** Reports traits that are not there or used twice, and what two parts both say. Gives whether all traits could be read. */
export function checkTraits(context: Context, draft: EntityDraft, parts: readonly EntityDraft[]): boolean {
  const used = new Set<TraitDraft>();
  let whole = true;
  for (const [index, name] of (draft.words.use ?? []).entries()) {
    const trait = traitNamed(context, name);
    const span = valueSpan(draft.node, ["use", index]);
    if (trait === undefined) {
      whole = false;
      if (!isBroken(context, name)) context.found.push(report(unknownTrait, span, `there is no trait ${name}`, { help: "a trait stands in schemas/<namespace>/<name>.yaml and begins with trait:" }));
    } else if (used.has(trait)) context.found.push(report(traitClash, span, `${name} is used twice`));
    else used.add(trait);
  }
  for (const [index, part] of parts.entries()) {
    for (const word of ["fields", "checks", "references"] as const) {
      for (const name of Object.keys(part.words[word] ?? {})) {
        const other = parts.slice(0, index).find((each) => Object.hasOwn(each.words[word] ?? {}, name));
        if (other === undefined) continue;
        context.found.push(report(traitClash, keySpan(part.node, [word, name]), `${draft.id} has ${singular[word]} ${name} twice`, {
          related: [{ span: keySpan(other.node, [word, name]), message: `${other.id} has it too` }], help: "rename one of the two",
        }));
      }
    }
  }
  return whole;
}

const singular = { fields: "the field", checks: "the check", references: "the reference" } as const;

/** What is wrong with an entity, where it stands in a trait's file with the place that uses the trait. */
export function withUses(draft: EntityDraft, parts: readonly EntityDraft[], found: readonly Diagnostic[]): readonly Diagnostic[] {
  return found.map((each) => {
    const part = parts.find((candidate) => candidate !== draft && candidate.source.file === each.span.file);
    if (part === undefined) return each;
    const index = (draft.words.use ?? []).findIndex((name) => name === part.id || (!name.includes(".") && name === part.name));
    const use = nodeAt(draft.node, ["use", index])?.span ?? keySpan(draft.node, ["use"]);
    return { ...each, related: [...(each.related ?? []), { span: use, message: `used by ${draft.id}` }] };
  });
}
