import { inject } from "vitest";
import { engineOn, type ServerAddress } from "../src/driver/index.ts";
import type { Engine, Schema } from "@concord/core";
import { emitted } from "./contracts.ts";

/** The scratch servers of this run, by name: `describe.each(servers)("%s", (_, address) => …)`. Without one there is nothing to test. */
export const servers: readonly (readonly [name: string, address: ServerAddress])[] = inject("postgres").map((address) => [address.name, address]);

/** An engine that holds the schema, in databases of its own; the caller stops it. */
export async function asking(address: ServerAddress, schema: Schema): Promise<Engine> {
  const engine = engineOn(address);
  await engine.start(schema, emitted(schema).files);
  return engine;
}
