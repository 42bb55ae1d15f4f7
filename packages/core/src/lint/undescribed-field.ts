import type { Code } from "../diagnostic/diagnostic.ts";
import type { Entity } from "../model/entity.ts";
import type { Field } from "../model/field.ts";
import type { Type } from "../model/type.ts";
import type { LintRule } from "./rule.ts";

const code: Code = {
  code: "lint/undescribed-field",
  severity: "warning",
  explain: `
A field says nothing about what it holds. Its description is the comment of the column, the hint in every editor and the line in the data
dictionary; without one, whoever comes later asks around or guesses.

  total: { type: decimal, precision: 12, scale: 2, description: What the customer pays, taxes included. }

Fields that say it already need none: the key, what a store makes (auto), references, and fields of a shared type, which is described where
it stands.`,
};

/** Fields whose meaning stands nowhere in the contracts. */
export const undescribedField: LintRule = {
  code,
  look: ({ entity, type }) => fieldsOf(entity, type?.type).map((field) => ({
    at: field.span,
    ...(field.description !== undefined || saysItself(field, entity)
      ? {} : { fault: { message: `${field.name} is not described`, help: "say in a sentence what it holds: description: …" } }),
  })),
};

function fieldsOf(entity: Entity | undefined, type: Type | undefined): readonly Field[] {
  return entity?.fields ?? (type?.kind === "object" ? type.fields : []);
}

function saysItself(field: Field, entity: Entity | undefined): boolean {
  const shared = field.type.kind === "list" ? field.type.of : field.type;
  return field.auto !== undefined || ("shared" in shared && shared.shared !== undefined)
    || entity?.key.includes(field.name) === true || entity?.references.some((reference) => reference.by.includes(field.name)) === true;
}
