import { describe, pairIds, placeOf, type Change, type Effect, type Mode, type Phase, type Step } from "@concord/changes";
import { emit, type Entity, type Project, type Schema } from "@concord/core";
import { store } from "../block.ts";
import { isField, locationOf, type Part } from "../location.ts";
import { rulesFile, storedName } from "../names.ts";
import { firestore } from "../target.ts";
import { companionSteps } from "./companion-steps.ts";
import { conversionsOf, type About, type Conversions } from "./documents.ts";
import { fieldRequest, indexDifference, indexesOfSchema } from "./index-steps.ts";
import { printRequest, type Edit, type Place, type Request } from "./request.ts";
import { transitionOf, type Transition } from "./transition.ts";

/** How Firestore comes from one state of the contracts to the next. */
export interface FirestorePlan {
  readonly steps: readonly Step[];
  /** The ruleset for the time between, where there is one. */
  readonly transition?: Transition;
  /** What no step does: each with the entity, and the field or the collection that it is about. */
  readonly byHand: readonly { readonly of: string; readonly about: string; readonly why: string }[];
}

/**
 * The steps from one state to another. Indexes come before whoever asks by them and go after; the rules of the transition come before the first document is
 * converted and stay until all are as the new contract says, which a step asks; what the old clients need is taken away last.
 */
export function planFirestore(before: Schema, after: Schema, changes: readonly Change[]): FirestorePlan {
  const [oldRules, newRules] = [rulesOf(before), rulesOf(after)];
  const transition = transitionOf(before, after, changes);
  const documents = documentSteps(before, after, changes);
  const between = documents.converts || transition.collections.some(({ form }) => form !== "final") || transition.collections.length > holders(after).length ? transition : undefined;
  const hasRules = oldRules !== newRules;
  const indexes = indexDifference(indexesOfSchema(before), indexesOfSchema(after));
  const ofIndexes = causesOf(changes, ({ kind }) => /^(?:index|query|expiry|place|entity|field|settings|naming)-/u.test(kind) && !kind.endsWith("-documented"));
  const index = (phase: Phase, request: Request, undo: Request, about: string): Step => step(phase, "alone", about, ofIndexes, [printRequest(request)], [printRequest(undo)], "reversible");
  const ofRules = causesOf(changes, () => true);
  const steps: readonly Step[] = [
    ...indexes.created.map((each) => index("expand", { do: "create index", index: each }, { do: "delete index", index: each }, `make an index of ${each.collectionGroup}`)),
    ...indexes.fields.filter(({ adds }) => adds).map((each) => index("expand", fieldRequest(each.after, each.before), fieldRequest(each.before, each.after), `index ${(each.after ?? each.before)?.fieldPath} otherwise`)),
    ...(hasRules && between !== undefined ? [step("expand", "alone", "let clients of both contracts write", ofRules, [between.text], [oldRules], "reversible")] : []),
    ...documents.steps.filter(({ phase }) => phase === "backfill" || phase === "switch"),
    ...(hasRules ? [step("switch", "alone", "hold every write to the new contract", ofRules, [newRules], [between?.text ?? oldRules], "reversible")] : []),
    ...documents.held,
    ...documents.steps.filter(({ phase }) => phase === "contract"),
    ...indexes.fields.filter(({ adds }) => !adds).map((each) => index("contract", fieldRequest(each.after, each.before), fieldRequest(each.before, each.after), `index ${(each.after ?? each.before)?.fieldPath} otherwise`)),
    ...indexes.deleted.map((each) => index("contract", { do: "delete index", index: each }, { do: "create index", index: each }, `take an index of ${each.collectionGroup} away`)),
  ];
  return { steps, byHand: documents.byHand, ...(between === undefined ? {} : { transition: between }) };
}

function step(phase: Phase, mode: Mode, about: string, cause: readonly string[], statements: readonly string[], undo: readonly string[], effect: Effect): Step {
  return { store: store.name, phase, mode, about, cause, statements, undo, effect };
}

function causesOf(changes: readonly Change[], isCause: (change: Change) => boolean): readonly string[] {
  return changes.filter(isCause).filter((change) => change.entity.after?.stores.includes(store.name) !== false).map((change) => `${placeOf(change)}: ${describe(change)}`);
}

function rulesOf(schema: Schema): string {
  return emit(firestore, schema).files.find(({ path }) => path === rulesFile)?.text ?? "";
}

function holders({ entities }: Schema): readonly Entity[] {
  return entities.filter((entity) => entity.stores.includes(store.name));
}

interface DocumentSteps { readonly steps: readonly Step[]; /** What comes right after the final rules. */ readonly held: readonly Step[]; readonly byHand: FirestorePlan["byHand"]; readonly converts: boolean }

function documentSteps(before: Schema, after: Schema, changes: readonly Change[]): DocumentSteps {
  const { both, removed, added } = pairIds(before.entities, after.entities);
  const held = (entity: Entity): boolean => entity.stores.includes(store.name);
  const kept = both.filter(([old, now]) => held(old) && held(now)).map(([old, now]) => entitySteps([old, before], [now, after], changes.filter(({ of }) => of === now.id)));
  const gone = [...removed, ...both.filter(([old, now]) => held(old) && !held(now)).map(([old]) => old)].filter(held);
  const come = [...added, ...both.filter(([old, now]) => !held(old) && held(now)).map(([, now]) => now)].filter(held);
  return {
    steps: [...kept.flatMap(({ steps }) => steps), ...gone.map((entity) => {
      const place = placeOfEntity(entity, before.project);
      const cause = causesOf(changes, ({ of, kind }) => (of === entity.id || of.endsWith(`.${entity.name}`)) && /^entity-(?:store-)?removed$/u.test(kind));
      return step("contract", "batches", `delete the documents of ${entity.id}`, cause, [printRequest({ do: "delete documents", in: place })], [], "irreversible");
    })],
    byHand: [...kept.flatMap(({ byHand }) => byHand), ...come.filter((entity) => both.some(([, now]) => now === entity)).map((entity) => ({ of: entity.id, about: "", why: "its records are in other stores, and no step copies them" }))],
    held: kept.flatMap(({ held: steps }) => steps),
    converts: kept.some(({ converts }) => converts),
  };
}

function entitySteps(before: readonly [Entity, Schema], after: readonly [Entity, Schema], changes: readonly Change[]): DocumentSteps {
  const [[old, { project: oldProject }], [now, { project }]] = [before, after];
  const made = conversionsOf(before, after);
  const [from, to] = [placeOfEntity(old, oldProject), placeOfEntity(now, project)];
  const moved = JSON.stringify(from) !== JSON.stringify(to);
  const causes = (of: readonly About<object>[]): readonly string[] => causesOf(changes, ({ path }) => of.some(({ about }) => about.every((each, index) => path[index] === each)));
  const moves = causesOf(changes, ({ kind }) => /^(?:key-changed|place-changed|settings-changed|entity-renamed|naming-changed)$/u.test(kind));
  const uniques = causesOf(changes, ({ kind }) => /^(?:unique-|key-changed|place-changed|settings-changed|entity-renamed|naming-changed)/u.test(kind));
  const companions = companionSteps([old, oldProject], [now, project], to, uniques);
  const converts = made.fills.length > 0 || moved || companions.before.length > 0;
  const edits = made.fills.map(bare);
  const steps = [
    ...(made.fills.length === 0 ? [] : [step("backfill", "batches", `convert the documents of ${now.id}`, causes(made.fills), [printRequest({ do: "edit", in: from, edits })], made.undo.length === 0 ? [] : [printRequest({ do: "edit", in: from, edits: made.undo })], made.fills.some(({ lossy }) => lossy) ? "lossy" : "reversible")]),
    ...(moved ? [step("backfill", "batches", `copy the documents of ${now.id} to where they stand now`, moves, [printRequest({ do: "copy documents", from, to })], [printRequest({ do: "copy documents", from: to, to: from }), printRequest({ do: "delete documents", in: to, held: from })], "reversible")] : []),
    ...companions.before.filter(({ phase }) => phase === "backfill"),
    ...(made.fills.length > 0 || moved || made.byHand.length > 0 ? [step("switch", "alone", `ask whether every document of ${now.id} is as the contract says`, [...causes(made.fills), ...causes(made.byHand), ...moves], [printRequest({ do: "check", in: to, wanted: made.wanted })], [], "reversible")] : []),
    ...companions.before.filter(({ phase }) => phase === "switch"),
    ...removalSteps(made, to, now.id, causes),
    ...(moved ? [step("contract", "batches", `delete the documents of ${now.id} where they stood`, moves, [printRequest({ do: "delete documents", in: from, held: to })], [printRequest({ do: "copy documents", from: to, to: from })], "reversible")] : []),
  ];
  return { steps: [...steps, ...companions.last], held: companions.after, converts, byHand: made.byHand.map(({ about, why }) => ({ of: now.id, about: about.join("."), why })) };
}

/** What is held under another name comes back from there; what is not is gone. */
function removalSteps({ removals }: Conversions, place: Place, id: string, causes: (of: readonly About<object>[]) => readonly string[]): readonly Step[] {
  const [held, gone] = [removals.filter((each) => each.back !== undefined), removals.filter((each) => each.back === undefined)];
  const edit = (edits: readonly Edit[]): string => printRequest({ do: "edit", in: place, edits });
  return [
    ...(held.length === 0 ? [] : [step("contract", "batches", `remove what the documents of ${id} hold under another name`, causes(held), [edit(held.map(bare))], [edit(held.flatMap(({ back }) => (back === undefined ? [] : [back])))], "reversible")]),
    ...(gone.length === 0 ? [] : [step("contract", "batches", `remove from the documents of ${id} what no contract knows`, causes(gone), [edit(gone.map(bare))], [], "irreversible")]),
  ];
}

function bare(edit: About<Edit> & { readonly back?: Edit }): Edit {
  const { about: _about, lossy: _lossy, back: _back, ...rest } = edit;
  return rest;
}

function placeOfEntity(entity: Entity, project: Project): Place {
  const { path, id } = locationOf(entity, project);
  const segment = (part: Part): Place["id"][number] => (isField(part) ? { field: storedName(part, project) } : part);
  return { path: path.map(segment), id: id.map(segment) };
}
