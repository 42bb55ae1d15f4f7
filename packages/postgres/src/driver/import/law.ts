import { checkNames, emit, readSchema, type Diagnostic, type NamingPolicy, type StoreDeclaration } from "@concord/core";
import type { Definition, Difference } from "../../evolve/definition.ts";
import type { Contract } from "../../import/contract.ts";
import { asSource, contractsFor, projectSource, type Contracts } from "../../import/contracts.ts";
import { remainderOf, type LeftBehind } from "../../import/left-behind.ts";
import { below, thing, type Level } from "../../import/levels.ts";
import { policyFor } from "../../import/plan.ts";
import { postgresTarget } from "../../target.ts";
import { connected, createDatabase, runScript } from "../database.ts";
import { readDefinitions } from "../definitions.ts";
import type { Scratch } from "../server.ts";
import type { Source } from "./source.ts";
import { failuresOf, type Failed } from "./failures.ts";

/** Contracts that make what a database has, as far as they say it, and what they leave of it. */
export interface Imported {
  readonly contracts: readonly Contract[];
  readonly policy: NamingPolicy;
  readonly left: readonly LeftBehind[];
  /** How many things of the database were compared, and how often the contracts were tried. */
  readonly compared: number;
  readonly rounds: number;
}

/** Each round takes at least one thing a step down, so this many are never needed unless something is wrong here. */
const mostRounds = 40;

/**
 * Makes contracts and tries them: what a scratch server makes of them is compared with the database, and whatever differs is said with less of the language, until nothing does.
 * So what is written holds for the database by trial, whatever it has.
 */
export async function importFrom(source: Source, scratch: Scratch, given?: NamingPolicy): Promise<Imported> {
  const policy = given ?? policyFor(source.database);
  const settings = { policy, extensions: await extensionsOf(scratch) };
  const levels = new Map<string, Level>();
  const why = new Map<string, string>();
  for (let round = 1; round <= mostRounds; round += 1) {
    const made = contractsFor(source.database, levels, settings);
    const tried = await tryOut(made, projectSource(settings), source, scratch);
    if ("definitions" in tried) {
      const { wrong, left } = remainderOf(tried.definitions, source.definitions, new Map([...made.plan.reasons, ...why]));
      if (wrong.length === 0) return { contracts: made.contracts, policy, left, compared: source.definitions.length, rounds: round };
      for (const difference of wrong) why.set(keyOf(difference), told(difference));
      for (const key of new Set(wrong.map(keyOf))) lower(levels, key);
    } else {
      for (const [key, message] of tried.failed) why.set(key, message);
      for (const key of new Set(tried.failed.map(([each]) => each))) lower(levels, key);
    }
  }
  throw new Error("the contracts of an import do not come to an end");
}

function lower(levels: Map<string, Level>, key: string): void {
  levels.set(key, below(levels.get(key) ?? "words"));
}

/** What goes a step down for a difference. */
function keyOf({ definition: { kind, schema, of, name } }: Difference): string {
  return thing(kind, schema, of, name);
}

/** Why a thing was said with less, in words. */
function told(difference: Difference): string {
  return difference.is === "different" ? `the contracts would make its ${difference.attribute} otherwise` : "the contracts would make what is not there";
}

type Tried = { readonly definitions: readonly Definition[] } | { readonly failed: readonly Failed[] };

async function tryOut({ contracts, plan }: Contracts, project: ReturnType<typeof projectSource>, source: Source, scratch: Scratch): Promise<Tried> {
  const tableOf = new Map([...plan.tables.values()].map(({ namespace, name, source: { schema, name: table } }) => [`schemas/${namespace}/${name}.json`, thing("table", schema, "", table)]));
  for (const { namespace, name, type } of plan.enums.values()) tableOf.set(`schemas/${namespace}/${name}.json`, thing("type", type.schema, "", type.name));
  const { schema, diagnostics } = readSchema([project, ...contracts.map(asSource)], [postgresTarget.store as StoreDeclaration]);
  const inContracts = (found: readonly Diagnostic[]): readonly Failed[] => found.filter(({ severity }) => severity === "error").map((each) => {
    const key = tableOf.get(each.span.file);
    if (key === undefined) throw new Error(`an import made a contract that is wrong: ${each.span.file}: ${each.message}`);
    return [key, `a contract cannot say it: ${each.message}`];
  });
  if (schema === undefined) return { failed: inContracts(diagnostics) };
  const emitted = emit(postgresTarget, schema);
  const refused = inContracts([...checkNames(schema, [postgresTarget]), ...emitted.diagnostics]);
  if (refused.length > 0) return { failed: refused };
  const script = emitted.files.find(({ path }) => path === "postgres/schema.sql")?.text ?? "";
  const database = await createDatabase(scratch);
  try {
    const isMade = await runScript(database, script).then(() => true, () => false);
    if (!isMade) return { failed: await failuresOf(database, script) };
    return { definitions: await readDefinitions(database.config, source.schemas) };
  } finally {
    await database.drop();
  }
}

/** Extensions that can be made here. */
async function extensionsOf(scratch: Scratch): Promise<ReadonlySet<string>> {
  const database = await createDatabase(scratch);
  try {
    return await connected(database.config, async (client) => new Set((await client.query<{ name: string }>("SELECT name::text FROM pg_catalog.pg_available_extensions")).rows.map(({ name }) => name)));
  } finally {
    await database.drop();
  }
}
