import type { NamingPolicy, Source } from "@concord/core";
import { contractOf, enumContract, type Contract } from "./contract.ts";
import type { Levels } from "./levels.ts";
import { planOf, type Plan } from "./plan.ts";
import type { SourceDatabase } from "./source.ts";

/** The contracts of a database, and what they know of what they leave. */
export interface Contracts {
  readonly contracts: readonly Contract[];
  readonly plan: Plan;
}

export interface Settings { readonly policy: NamingPolicy; readonly extensions: ReadonlySet<string> }

/** What a database is in contracts, as far down as the levels say. */
export function contractsFor(source: SourceDatabase, levels: Levels, { policy, extensions }: Settings): Contracts {
  const plan = planOf(source, levels, policy, extensions);
  const tables = [...plan.tables.values()];
  const asked = new Set(tables.flatMap((table) => [...table.fields.values()].flatMap(({ column }) => (column.is === "enum" ? [column.baseType] : []))));
  const enums = [...plan.enums].filter(([type]) => asked.has(type)).map(([, each]) => enumContract(each));
  return { contracts: [...tables.map((table) => contractOf(plan, table)), ...enums], plan };
}

/** A contract as a file that the compiler reads. */
export function asSource({ namespace, name, words }: Contract): Source {
  return { file: `schemas/${namespace}/${name}.json`, text: JSON.stringify(words) };
}

export function projectSource({ policy }: Settings): Source {
  return { file: "schemas/project.json", text: JSON.stringify({ stores: ["postgres"], ...(policy === "camelCase" ? { naming: { postgres: policy } } : {}) }) };
}
