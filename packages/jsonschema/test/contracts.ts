import { emit, readSchema, type Emitted, type Schema, type StoreDeclaration } from "@concord/core";
import { jsonSchema, validators } from "../src/index.ts";

/** Rooms do not know each other: the stores that contracts here name, as far as these tests need them. */
const stores: readonly StoreDeclaration[] = [{ name: "postgres", naming: "snake_case" }, { name: "firestore", naming: "camelCase" }];

/** Reads contracts: `{ "shop/order": "entity: order\n…", project: "name: x\n" }`. Throws where one is wrong. */
export function schemaOf(contracts: Readonly<Record<string, string>>): Schema {
  const sources = Object.entries(contracts).map(([name, text]) => ({ file: `schemas/${name}.yaml`, text }));
  const { schema, diagnostics } = readSchema(sources, stores);
  if (schema === undefined) throw new Error(diagnostics.map((each) => `${each.span.file}: ${each.message}`).join("\n"));
  return schema;
}

/** One entity `shop.thing` with these fields beside its key, written as in a contract. */
export function thing(fields: string, more = ""): Schema {
  return schemaOf({ "shop/thing": `entity: thing\ndescription: A thing.\nfields:\n  id: { type: uid }\n${fields.replace(/^/gm, "  ")}\n${more}` });
}

export function made(schema: Schema): Emitted {
  return emit(jsonSchema, schema);
}

/** What the target of validators makes. */
export function validatorsOf(schema: Schema): Emitted {
  return emit(validators, schema);
}
