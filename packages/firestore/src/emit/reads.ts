import { entityOf, type Entity, type Field, type FieldRef, type Reference, type Schema, type Type } from "@concord/core";
import { isNullWhenAbsent, store } from "../block.ts";
import { locationOf } from "../location.ts";
import { storedFields, storedName } from "../names.ts";
import { all, at, binary, call, member, method, nothing, text, texts, type Rule } from "../rules/rule.ts";
import { asText, pathTo } from "./place.ts";

/** What an expression is translated for. */
export interface Scene {
  readonly schema: Schema;
  readonly entity: Entity;
  /** The document's data. */
  readonly record: Rule;
  /**
   * For `list`: only what the query filters by is known. A field that it does not filter by must be an error, which denies, and no null,
   * which could allow: so every field is read directly there.
   */
  readonly known: "the document" | "the query's filter";
  /** What the document's path says of a field, where it says it: a query of one collection knows it without filtering by it. */
  readonly fromPath?: ((field: Field) => Rule | undefined) | undefined;
}

/** A member of a list that a variable stands for. */
export interface Member { readonly rule: Rule; readonly type: Type }

/** Why rules can't say an expression; thrown within a translation, and caught at its beginning. */
export class Unsayable extends Error {}

/** Reads fields of the record, of members of its lists and of documents that relations lead to. */
export class Reads {
  readonly #scene: Scene;
  readonly #variables: ReadonlyMap<string, Member>;

  constructor(scene: Scene, variables: ReadonlyMap<string, Member>) {
    this.#scene = scene;
    this.#variables = variables;
  }

  /** The field, where its document is there: null where it may be absent and is. */
  field(ref: FieldRef): Rule {
    if (ref.variable !== undefined) return this.#walk((this.#variables.get(ref.variable) as Member).rule, ref, this.#fieldsOf(ref));
    const known = ref.of === "record" && ref.path.length === 1 ? this.#fromPath(ref.path[0] as string) : undefined;
    if (known !== undefined) return known;
    if (ref.of === "record") return this.#walk(this.#scene.record, ref, this.#fieldsOf(ref));
    const reference = this.#referenceOf(ref);
    return this.#walk(member(call("get", this.#pathTo(reference)), "data"), ref, this.#fieldsOf(ref));
  }

  /** A relation's field, null where the reference is absent or leads nowhere. */
  orAbsent(ref: FieldRef): Rule {
    return { is: "choice", test: this.isThere(ref), yes: this.field(ref), no: nothing };
  }

  /** Whether the document that the field's relation leads to is there. */
  isThere(ref: FieldRef): Rule {
    const reference = this.#referenceOf(ref);
    const { entity, record, schema } = this.#scene;
    const optional = storedFields(entity).filter((field) => reference.by.includes(field.name) && field.optional);
    const given = optional.map((field) => {
      const key = storedName(field, schema.project);
      return isNullWhenAbsent(field) ? binary(method(record, "get", text(key), nothing), "!=", nothing) : binary(text(key), "in", record);
    });
    return all(...given, call("exists", this.#pathTo(reference)));
  }

  #walk(from: Rule, ref: FieldRef, fields: readonly Field[]): Rule {
    const keys = this.#keys(ref.path, fields);
    const absentKeys = ref.optionalSteps.length > 0 && ref.optional && this.#scene.known === "the document";
    if (!absentKeys || keys.length === 0) return keys.reduce(at, from);
    return method(from, "get", keys.length === 1 ? text(keys[0] as string) : texts(keys), nothing);
  }

  #keys(path: readonly string[], fields: readonly Field[]): readonly string[] {
    const keys: string[] = [];
    let inside = fields;
    for (const step of path) {
      const field = inside.find((each) => each.name === step);
      if (field === undefined) throw new Unsayable(`${step} is not in Firestore`);
      keys.push(storedName(field, this.#scene.schema.project));
      inside = field.type.kind === "object" ? field.type.fields : [];
    }
    return keys;
  }

  #fieldsOf(ref: FieldRef): readonly Field[] {
    if (ref.variable !== undefined) {
      const { type } = this.#variables.get(ref.variable) as Member;
      return type.kind === "object" ? type.fields : [];
    }
    return storedFields(ref.of === "record" ? this.#scene.entity : entityOf(this.#scene.schema, this.#referenceOf(ref).to));
  }

  /** The contract's type of the field. */
  typeOf(ref: FieldRef): Type {
    let type: Type = { kind: "object", fields: this.#fieldsOf(ref) };
    if (ref.variable !== undefined && ref.path.length === 0) return (this.#variables.get(ref.variable) as Member).type;
    for (const step of ref.path) type = (type.kind === "object" ? type.fields.find((field) => field.name === step)?.type : undefined) ?? type;
    return type;
  }

  #referenceOf(ref: FieldRef): Reference {
    const reference = this.#scene.entity.references.find((each) => each.relation === ref.relation);
    if (reference === undefined) throw new Unsayable(`there is no relation ${ref.relation}`);
    if (!entityOf(this.#scene.schema, reference.to).stores.includes(store.name)) throw new Unsayable(`${reference.to} is not in Firestore`);
    return reference;
  }

  #pathTo(reference: Reference): Rule {
    const { schema, entity, record } = this.#scene;
    const target = entityOf(schema, reference.to);
    const by = reference.by.map((each) => storedFields(entity).find((field) => field.name === each));
    if (by.includes(undefined)) throw new Unsayable(`${reference.by.join(", ")} is not in Firestore`);
    return pathTo(locationOf(target, schema.project), (key) => {
      const field = by[reference.key.indexOf(key.name)] as Field;
      return this.#fromPath(field.name) ?? asText(field, record, schema.project);
    });
  }

  #fromPath(name: string): Rule | undefined {
    const field = this.#scene.entity.fields.find((each) => each.name === name);
    return field === undefined ? undefined : this.#scene.fromPath?.(field);
  }
}
