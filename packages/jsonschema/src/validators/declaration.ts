import { shapeNames, shapeOf, type Entity, type NamedShape, type ShapeName, type Type } from "@concord/core";
import { lineComment } from "../javascript/quote.ts";
import { functionOf, pascal } from "./names.ts";

/** The types of an entity's file: what is valid has the wire type of its shape. */
export function declarationOf(entity: Entity): string {
  const name = pascal(entity.name);
  const open = shapeOf(entity, "read").fields.some(({ field }) => holdsOpenEnum(field.type));
  const types: Readonly<Record<ShapeName, string>> = {
    record: `${name}Wire`, read: open ? anything : `${name}Wire`, create: `${name}CreateWire`, patch: `${name}PatchWire`,
  };
  return [
    lineComment(`Made by concord from ${entity.file}; change it there.`),
    `import type { Validated } from "../concord.js";\n`,
    `import type { ${[`${name}CreateWire`, `${name}PatchWire`, `${name}Wire`, ...entity.shapes.filter((shape) => !holdsMore(shape)).map((shape) => wireOf(entity, shape))].join(", ")} } from "../../types/${entity.namespace}/${entity.name}.wire.js";\n\n`,
    `export function ${functionOf(entity)}(value: unknown): Validated<${types.record}>;\n`,
    ...shapeNames.map((shape) => `export function ${functionOf(entity, shape)}(value: unknown): Validated<${types[shape]}>;\n`),
    ...entity.shapes.map((shape) => `export function ${functionOf(entity, shape.name)}(value: unknown): Validated<${holdsMore(shape) ? anything : wireOf(entity, shape)}>;\n`),
  ].join("");
}

/** What readers of open enums get. */
const anything = "Readonly<Record<string, unknown>>";

function holdsMore(shape: NamedShape): boolean {
  return shape.direction === "output" && shape.fields.some((field) => holdsOpenEnum(field.type));
}

function wireOf(entity: Entity, shape: NamedShape): string {
  return `${pascal(entity.name)}${pascal(shape.name)}Wire`;
}

/** What every entity's declarations share. */
export const sharedDeclaration = `// Made by concord: what the validators of all entities share. Do not edit.

/** What is wrong with a value, and where, in the form of Zod's issues. */
export interface Issue {
  readonly code: "invalid_type" | "invalid_format" | "invalid_value" | "too_small" | "too_big" | "unrecognized_keys" | "custom";
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** Of unrecognized keys: which. */
  readonly keys?: readonly string[];
  /** Of a condition over several fields: its name in the contract. */
  readonly params?: { readonly check: string };
}

/** As Zod's \`safeParse\` answers; \`data\` is the value itself, unchanged. */
export type Validated<T> =
  | { readonly success: true; readonly data: T; readonly error?: undefined }
  | { readonly success: false; readonly data?: undefined; readonly error: { readonly issues: readonly Issue[] } };
`;

function holdsOpenEnum(type: Type): boolean {
  if (type.kind === "list" || type.kind === "map") return holdsOpenEnum(type.of);
  if (type.kind === "union") return type.parts.some((part) => holdsOpenEnum(part.type));
  return type.kind === "object" ? type.fields.some((field) => holdsOpenEnum(field.type)) : type.kind === "enum" && type.open;
}
