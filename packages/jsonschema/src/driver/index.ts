import type { EngineFinder } from "@concord/core";
import { ajvEngine } from "./engine.ts";
import { validatorsEngine } from "./validators.ts";

export { ajvEngine } from "./engine.ts";
export { validatorsEngine } from "./validators.ts";

/** Ajv comes with this package, and validators need nothing but a JavaScript engine, so both are always there. */
export const finders: readonly EngineFinder[] = [
  { target: "json-schema", name: "Ajv", find: async () => ({ engine: ajvEngine() }) },
  { target: "validators", name: "Validators", find: async () => ({ engine: validatorsEngine() }) },
];
