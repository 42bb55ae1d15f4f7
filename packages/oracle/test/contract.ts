import { entityOf, readSchema, type Entity, type Schema, type StoreDeclaration } from "@concord/core";

const stores: readonly StoreDeclaration[] = [
  { name: "postgres", naming: "snake_case" },
  { name: "firestore", naming: "camelCase" },
];

/** The schema of contracts written here as text, by id. Fails with what is wrong if one is no contract. */
export function schemaOf(contracts: Readonly<Record<string, string>>, project = "name: test\nstores: [postgres]\n"): Schema {
  const files = Object.entries(contracts).map(([id, text]) => ({ file: `schemas/${id.replace(".", "/")}.yaml`, text }));
  const { schema, diagnostics } = readSchema([{ file: "schemas/project.yaml", text: project }, ...files], stores);
  if (schema === undefined) throw new Error(diagnostics.map((each) => `${each.span.file}: ${each.message}`).join("\n"));
  return schema;
}

/** An entity `t.it` with a uid as key and these lines of fields; further lines follow the fields. */
export function entityWith(fields: string, more = "", project?: string): Entity {
  return entityOf(schemaOf({ "t.it": contract("it", fields, more) }, project), "t.it");
}

export function contract(name: string, fields: string, more = ""): string {
  const indented = fields.trim().split("\n").map((line) => `  ${line.trimEnd()}`).join("\n");
  return `entity: ${name}\ndescription: For a test.\nfields:\n  id: { type: uid }\n${indented}\n${more}`;
}
