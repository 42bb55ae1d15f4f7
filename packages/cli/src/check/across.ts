import { uniqueName, type Entity, type Json, type Reference, type Schema } from "@concord/core";
import { shownKey, type Findings, type Key } from "./findings.ts";
import { slotOf, type Gathered, type Said } from "./gathered.ts";

type Values = { readonly [name: string]: Json };

/** Stores that are looked at together, and which of them answer by themselves what they alone hold. */
export interface Together {
  readonly schema: Schema;
  /** In the order in which contracts count them: PostgreSQL first. */
  readonly stores: readonly string[];
  /** Whether a store finds orphans and duplicates among its own records itself. */
  readonly asks: (store: string) => boolean;
}

/** Gathers what a record says that only others can confirm: those of its own store, where that does not ask itself, and those of the other stores. */
export function gather({ schema, stores, asks }: Together, gathered: Gathered, store: string, entity: Entity, of: Key, record: Values): void {
  const key = shownKey(entity, of);
  const others = stores.filter((each) => each !== store);
  const shared = others.some((each) => entity.stores.includes(each));
  const own = slotOf("record", entity.id, textOf(record, entity.key, true) ?? "");
  if (shared || !asks(store) || others.some((each) => isReferred(schema, entity, each))) gathered.add({ is: "there", slot: own, store, entity: entity.id, key });
  for (const reference of entity.references) {
    const to = whereTo(schema, stores, store, reference);
    const text = isMeant(reference, record) ? textOf(record, reference.by, false) : undefined;
    if (to === undefined || text === undefined || (to === store && asks(store))) continue;
    gathered.add({ is: "refers", slot: slotOf("record", reference.to, text), store, to, entity: entity.id, constraint: `${entity.id}:reference:${reference.name}`, key });
  }
  for (const unique of entity.uniques) {
    const text = isTold(unique) && (shared || !asks(store)) ? textOf(record, unique.fields.map(([name]) => name as string), unique.nulls === "equal") : undefined;
    const constraint = `${entity.id}:unique:${uniqueName(unique)}`;
    if (text !== undefined) gathered.add({ is: "holds", slot: slotOf(constraint, text), store, own, entity: entity.id, constraint, key });
  }
}

/** Finds what leads nowhere, what is there twice, and what stands in one store and lacks in another that should have it, among all that was gathered. */
export function meet({ schema, stores, asks }: Together, gathered: Gathered, findingsOf: (store: string) => Findings): void {
  const entities = new Map(schema.entities.map((entity) => [entity.id, entity]));
  const add = ({ store, entity, key }: Said, fault: "orphan" | "duplicate" | "alone", constraint: string): void => {
    const found = entities.get(entity);
    if (found !== undefined) findingsOf(store).tell(found, fault, key, [constraint], []);
  };
  for (const slot of gathered.slots()) {
    const there = slot.filter((said) => said.is === "there");
    for (const said of slot) {
      if (said.is === "refers" && !there.some(({ store }) => store === said.to)) add(said, "orphan", said.constraint);
      if (said.is === "there") {
        const lacks = stores.some((store) => store !== said.store && entities.get(said.entity)?.stores.includes(store) === true && !there.some((each) => each.store === store));
        if (lacks) add(said, "alone", `${said.entity}:stores`);
      }
    }
    const holders = slot.filter((said) => said.is === "holds");
    const [first] = holders;
    for (const said of holders) if (first !== undefined && said.own !== first.own && !(said.store === first.store && asks(said.store))) add(said, "duplicate", said.constraint);
  }
}

/** The references and uniques of which nothing can be said with these stores, by constraint. */
export function untold({ schema, stores }: Together, store: string): readonly string[] {
  return schema.entities.filter((entity) => entity.stores.includes(store)).flatMap((entity) => [
    ...entity.references.filter((reference) => whereTo(schema, stores, store, reference) === undefined).map(({ name }) => `${entity.id}:reference:${name}`),
    ...entity.uniques.filter((unique) => !isTold(unique)).map((unique) => `${entity.id}:unique:${uniqueName(unique)}`),
  ]);
}

/** The references of a store of which the other stores tell, by constraint. */
export function toldAcross({ schema, stores }: Together, store: string): readonly string[] {
  return schema.entities.flatMap((entity) => entity.references.filter((reference) => ![store, undefined].includes(whereTo(schema, stores, store, reference))).map(({ name }) => `${entity.id}:reference:${name}`));
}

/** The store in which what a reference leads to is looked for: its own, where the entity is there, else another one. */
function whereTo(schema: Schema, stores: readonly string[], store: string, { to }: Reference): string | undefined {
  const held = schema.entities.find(({ id }) => id === to)?.stores ?? [];
  return held.includes(store) ? store : stores.find((each) => held.includes(each));
}

/** Whether records of a store lead to an entity that this store does not hold. */
function isReferred({ entities }: Schema, { id }: Entity, store: string): boolean {
  return entities.some((each) => each.stores.includes(store) && each.references.some(({ to }) => to === id));
}

function isMeant({ when }: Reference, record: Values): boolean {
  return when === undefined || record[when.field] === when.is;
}

/** Whether a unique can be told from the values of fields alone. */
function isTold({ where, fields }: Entity["uniques"][number]): boolean {
  return where === undefined && fields.every((path) => path.length === 1);
}

/** The values of fields as one text; nothing where one is absent, unless absence counts as a value. */
function textOf(record: Values, names: readonly string[], absentCounts: boolean): string | undefined {
  const values = names.map((name) => record[name]);
  return values.includes(undefined) && !absentCounts ? undefined : JSON.stringify(values.map((value) => value ?? null));
}
