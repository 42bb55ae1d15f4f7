import { pairNamed } from "@concord/changes";
import { printExpression, type Entity, type EnumType, type Field, type Project, type Schema, type Type } from "@concord/core";
import { isJsonText, isNullWhenAbsent } from "../block.ts";
import { storedFields, storedName } from "../names.ts";
import { convertedOf, type Conversion } from "./conversion.ts";
import type { Edit, Wanted, Way } from "./request.ts";
import { sortsOf, storedValue } from "./stored.ts";

/** What becomes of the documents of an entity, each part with the field of the contract that it is about (after the change, where it is there then). */
export interface Conversions {
  /** Before the final rules: the old client does not notice. */
  readonly fills: readonly About<Edit>[];
  /** What takes those back. */
  readonly undo: readonly Edit[];
  /** After the old clients. */
  readonly removals: readonly (About<Edit> & { /** What brings it back, where it is held under another name. */ readonly back?: Edit })[];
  /** What no edit does, and a person must. */
  readonly byHand: readonly About<{ readonly why: string }>[];
  readonly wanted: readonly Wanted[];
}
export type About<T> = T & { readonly about: readonly string[]; readonly lossy?: boolean };

/** What an entity's documents need to be as the contract after says. */
export function conversionsOf(before: readonly [Entity, Schema], after: readonly [Entity, Schema]): Conversions {
  const gathered: Gathered = { fills: [], undo: [], removals: [], byHand: [], wanted: [] };
  const [[old, { project: oldProject }], [now, { project }]] = [before, after];
  const walk = new Walk(gathered, oldProject, project);
  walk.fields(storedFields(old), storedFields(now), [], []);
  for (const field of storedFields(now)) gathered.wanted.push({ at: [storedName(field, project)], is: [...sortsOf(field.type).filter(() => !isJsonText(field)), ...(isNullWhenAbsent(field) ? ["null" as const] : [])], optional: field.optional && !isNullWhenAbsent(field) });
  return { ...gathered, undo: gathered.undo.toReversed() };
}

type Gathered = { -readonly [K in keyof Conversions]: Conversions[K][number][] };

/** Goes through the fields of both states side by side. */
class Walk {
  readonly #gathered: Gathered;
  readonly #before: Project;
  readonly #after: Project;

  constructor(gathered: Gathered, before: Project, after: Project) {
    this.#gathered = gathered;
    this.#before = before;
    this.#after = after;
  }

  /** `holder`: the way to what holds the fields, by the names after; `above`: the same as the contract says it. */
  fields(before: readonly Field[], after: readonly Field[], holder: Way, above: readonly string[]): void {
    const { both, removed, added } = pairNamed(before, after);
    for (const [old, now] of both) this.#changed(old, now, holder, [...above, now.name]);
    for (const field of added) this.#added(field, holder, [...above, field.name]);
    for (const field of removed) this.#gathered.removals.push({ remove: [...holder, storedName(field, this.#before)], about: [...above, field.name] });
  }

  #added(field: Field, holder: Way, about: readonly string[]): void {
    const way = [...holder, storedName(field, this.#after)];
    const made = isNullWhenAbsent(field) ? { nullValue: null } as const
      : field.default !== undefined ? storedValue(field.type, field.default, this.#after)
        : field.auto === "created" || field.auto === "updated" ? field.auto : undefined;
    if (made !== undefined) {
      this.#gathered.fills.push({ fill: way, with: made, about });
      this.#gathered.undo.push({ remove: way });
    } else if (!field.optional) this.#gathered.byHand.push({ about, why: "the field is required, and has no default to fill it with" });
  }

  #changed(old: Field, now: Field, holder: Way, about: readonly string[]): void {
    const [from, to] = [storedName(old, this.#before), storedName(now, this.#after)];
    const way = [...holder, to];
    if (from !== to) {
      this.#gathered.fills.push({ copy: [...holder, from], to, about });
      this.#gathered.undo.push({ remove: way, held: from }, { copy: way, to: from });
      this.#gathered.removals.push({ remove: [...holder, from], held: to, about, back: { copy: way, to: from } });
    }
    if (isNullWhenAbsent(now) && !isNullWhenAbsent(old)) this.#gathered.fills.push({ fill: way, with: { nullValue: null }, about });
    if (!isNullWhenAbsent(now) && isNullWhenAbsent(old) && now.optional) this.#gathered.byHand.push({ about, why: "documents hold null where it is absent, which is no value any more" });
    if (old.optional && !now.optional) {
      if (now.default !== undefined) this.#gathered.fills.push({ fill: way, with: storedValue(now.type, now.default, this.#after), about });
      else this.#gathered.byHand.push({ about, why: "documents may lack it, and there is no default to fill it with" });
    }
    if (isJsonText(old) !== isJsonText(now)) this.#gathered.byHand.push({ about, why: "JSON as text and as values are told apart by the contract alone" });
    if (now.computed !== undefined && (old.computed === undefined || printExpression(old.computed.tree) !== printExpression(now.computed.tree))) this.#gathered.byHand.push({ about, why: "its value is computed otherwise, by whoever writes" });
    this.#typed(old.type, now.type, way, about, from !== to);
  }

  #typed(old: Type, now: Type, way: Way, about: readonly string[], copied: boolean): void {
    const become = convertedOf(old, now);
    if (become.is === "unknowable") {
      this.#gathered.byHand.push({ about, why: `a value that was converted cannot be told from one that was not (${become.why}); give the new field another name` });
      return;
    }
    if (become.is === "converted") this.#convert(way, become.by, become.back, about, become.lossy && !copied);
    if (old.kind === "enum" && now.kind === "enum") this.#reword(old, now, way, about);
    if (old.kind === "object" && now.kind === "object") this.fields(old.fields, now.fields, way, about);
    if ((old.kind === "list" && now.kind === "list") || (old.kind === "map" && now.kind === "map")) {
      const step = old.kind === "list" ? "[]" : "{}";
      this.#typed(old.of, now.of, [...way, step], [...about, step], copied);
    }
  }

  #convert(way: Way, by: Conversion, back: Conversion | undefined, about: readonly string[], lossy: boolean): void {
    this.#gathered.fills.push({ convert: way, as: by, about, ...(lossy ? { lossy } : {}) });
    if (back !== undefined) this.#gathered.undo.push({ convert: way, as: back });
  }

  #reword(old: EnumType, now: EnumType, way: Way, about: readonly string[]): void {
    const renamed = pairNamed(old.values.map((each) => ({ ...each, name: each.value })), now.values.map((each) => ({ ...each, name: each.value }))).both.filter(([one, other]) => one.value !== other.value);
    if (renamed.length === 0) return;
    this.#gathered.fills.push({ reword: way, as: Object.fromEntries(renamed.map(([one, other]) => [one.value, other.value])), about });
    this.#gathered.undo.push({ reword: way, as: Object.fromEntries(renamed.map(([one, other]) => [other.value, one.value])) });
  }
}
