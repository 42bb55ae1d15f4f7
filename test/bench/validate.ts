import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Records a processor second of each validator, one number a round, by its name. */
export type Rates = ReadonlyMap<string, readonly number[]>;

/**
 * Measures what validates records of the model's first entity, in a process of its own. `folder` is an empty one that resolves this workspace's
 * packages. Throws if a validator takes or refuses what another does not.
 */
export async function validationRates(generated: string, folder: string, rounds: number): Promise<Rates> {
  for (const path of ["validators/area0/entity0.js", "json-schema/area0/entity0.schema.json"]) cpSync(join(generated, path), join(folder, path));
  for (const path of ["zod/concord.ts", "zod/area0/entity0.ts"]) {
    // Node strips types and does not take `.js` for `.ts`.
    const text = readFileSync(join(generated, path), "utf8").replace(/^(import .* from "\.[^"]*)\.js";$/gm, '$1.ts";');
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const program = fileURLToPath(new URL("programs/validate.mjs", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [program, folder, String(rounds)]);
  return new Map(Object.entries(JSON.parse(stdout) as Record<string, number[]>));
}
