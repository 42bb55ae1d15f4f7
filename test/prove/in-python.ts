import { targets } from "@concord/cli";
import { emit, type Target } from "@concord/core";
import { prove, type Made, type Proof } from "@concord/prove";
import { pydantic } from "@concord/python/driver";
import type { Project } from "./proving.ts";

/** The Python with Pydantic 2 that is on this machine; where there is none it is said loudly, and nothing that needs one is run. */
export const found = await pydantic.find();
if ("missing" in found) process.stderr.write(`\nNOT ASKED: Pydantic: ${found.missing}\n`);
export const isHere: boolean = "engine" in found;

/** As the command line has it, with the columns of PostgreSQL. */
export const python: Target = targets.find(({ name }) => name === "python") as Target;

/** What the models say of the contracts, whether or not the project asks for a Python package. */
export function proveInPython({ schema }: Pick<Project, "schema">): Promise<Proof> {
  if ("missing" in found) throw new Error(found.missing);
  const made: readonly Made[] = [{ target: python, ...emit(python, schema) }];
  return prove({ schema, made, engines: [found.engine], seed: 1, budget: { perEngine: 0 }, clock: Date.now });
}
