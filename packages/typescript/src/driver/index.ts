import type { EngineFinder } from "@concord/core";
import { zodEngine } from "./engine.ts";

export { zodEngine } from "./engine.ts";

/** Zod comes with this package, so it is always there. */
export const finders: readonly EngineFinder[] = [{ target: "zod", name: "Zod", find: async () => ({ engine: zodEngine() }) }];
