import type { Entity } from "./entity.ts";
import type { Field } from "./field.ts";
import type { EnumType, UnionPart, UnionType } from "./type.ts";

/** The step of a path into a part of a union: `<card>`. Brackets in a part's name are escaped, so that two paths are never one text. */
export function partStep(name: string): `<${string}>` {
  return `<${name.replace(/[<>%]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}>`;
}

export function isPartStep(step: string): boolean {
  return step.startsWith("<");
}

/** The part that a step of a path leads to. */
export function partBehind(type: UnionType, step: string): UnionPart | undefined {
  return type.parts.find((part) => partStep(part.name) === step);
}

/** The part of that name, if the name is one. */
export function partNamed(type: UnionType, name: unknown): UnionPart | undefined {
  return type.parts.find((part) => part.name === name);
}

/**
 * The part that a value is of: by its own tag, or by what the record that holds it says in the field `by`; `otherwise` stands for a field that is absent.
 * None where the tag or field names none.
 */
export function partFor(type: UnionType, value: unknown, record: unknown, otherwise?: unknown): UnionPart | undefined {
  if (type.tag !== undefined) return partNamed(type, memberOf(value, type.tag));
  return partNamed(type, memberOf(record, type.by ?? "") ?? otherwise);
}

function memberOf(holder: unknown, name: string): unknown {
  return typeof holder === "object" && holder !== null && Object.hasOwn(holder, name) ? (holder as { readonly [name: string]: unknown })[name] : undefined;
}

/** The enum field of an entity that tells the parts of its unions apart, and these unions' fields. */
export interface Parting { readonly by: Field & { readonly type: EnumType }; readonly unions: readonly (Field & { readonly type: UnionType })[] }

/** What tells the parts of the unions among these fields apart; nothing where none hangs on another field. An entity has at most one such field. */
export function partingOf(fields: readonly Field[]): Parting | undefined {
  const unions = fields.filter((field): field is Parting["unions"][number] => field.type.kind === "union" && field.type.by !== undefined);
  const by = fields.find((field): field is Parting["by"] => field.type.kind === "enum" && field.name === unions[0]?.type.by);
  return by === undefined ? undefined : { by, unions };
}

/** The field's type in a record that is of this part: of a union by that field, the part's object. */
export function typeInPart(field: Field, parting: Parting | undefined, value: string): Field["type"] {
  const union = parting?.unions.find((each) => each.name === field.name);
  return (union === undefined ? undefined : partNamed(union.type, value)?.type) ?? field.type;
}

/** The fields of an entity's records whose discriminator has this value: the discriminator is an enum of it alone, and each union by it the part's object. */
export function fieldsInPart(fields: readonly Field[], parting: Parting, value: string): readonly Field[] {
  return fields.map((field): Field => {
    if (field.name === parting.by.name) return { ...field, type: oneValue(parting.by.type, value) };
    return { ...field, type: typeInPart(field, parting, value) };
  });
}

/** The enum of one of its values alone. */
function oneValue({ values, open }: EnumType, value: string): EnumType {
  return { kind: "enum", values: values.filter((each) => each.value === value), open };
}

/** What tells the unions of an entity apart, of all its fields. */
export function partingOfEntity(entity: Entity): Parting | undefined {
  return partingOf(entity.fields);
}
