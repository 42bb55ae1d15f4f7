import { constraintsOf, emit, entityOf, readSchema, type Claim, type Emitted, type Entity, type Schema, type Source, type StoreDeclaration } from "@concord/core";
import { firestore } from "../src/index.ts";
import { matchWithinBudget, type Match } from "../src/emit/match.ts";
import { rulesFile } from "../src/names.ts";

/** The other store that contracts of these tests name; nothing of it is asked here. */
const elsewhere: StoreDeclaration = { name: "postgres", naming: "snake_case" };

/** The schema of contracts given as `{ "shop/order": yaml }`; `project` is the text of project.yaml. Throws what is wrong with them. */
export function schemaOf(contracts: Readonly<Record<string, string>>, project = "stores: [firestore]\n"): Schema {
  const files = Object.entries(contracts).map(([name, text]): Source => ({ file: `schemas/${name}.yaml`, text }));
  const { schema, diagnostics } = readSchema([{ file: "schemas/project.yaml", text: project }, ...files], [elsewhere, firestore.store as StoreDeclaration]);
  if (schema === undefined) throw new Error(diagnostics.map((each) => `${each.message} ${each.help ?? ""}`).join("\n"));
  return schema;
}

export function emitted(schema: Schema): Emitted {
  return emit(firestore, schema);
}

export function rulesText(made: Emitted): string {
  return made.files.find((file) => file.path === rulesFile)?.text ?? "";
}

/** The claim on a constraint, by its id. */
export function claimOn(made: Emitted, constraint: string): Claim {
  const claim = made.claims.find((each) => each.constraint === constraint);
  if (claim === undefined) throw new Error(`nothing is claimed of ${constraint}`);
  return claim;
}

/** The generated statement that a claim names. */
export function statementOf(made: Emitted, constraint: string): string {
  const claim = claimOn(made, constraint);
  if (claim.verdict !== "enforced") throw new Error(`${constraint} is ${claim.verdict}`);
  return rulesText(made).slice(claim.by.start, claim.by.end);
}

export function matchOf(schema: Schema, id: string): Match {
  const entity: Entity = entityOf(schema, id);
  return matchWithinBudget(entity, schema, constraintsOf(entity, "firestore"));
}

/** An entity with these fields (YAML of the flow form, one a line), open to its owner. */
export function owned(name: string, fields: readonly string[], more = ""): string {
  return [
    `entity: ${name}`, `description: A ${name} of a test.`, "fields:", "  id: { type: uid }", "  owner: { type: uid }", ...fields.map((field) => `  ${field}`),
    "access:", "  read: auth.uid == owner || hasRole('admin')", "  create: auth.uid == owner", "  update: auth.uid == owner", "  delete: hasRole('admin')", more, "",
  ].join("\n");
}
