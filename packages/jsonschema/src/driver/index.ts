import type { EngineFinder } from "@concord/core";
import { ajvEngine } from "./engine.ts";

export { ajvEngine } from "./engine.ts";

/** Ajv comes with this package, so it is always there. */
export const finders: readonly EngineFinder[] = [{ target: "json-schema", name: "Ajv", find: async () => ({ engine: ajvEngine() }) }];
