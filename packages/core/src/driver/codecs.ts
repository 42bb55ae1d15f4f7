import type { Entity } from "../model/entity.ts";
import type { GeneratedFile } from "../target/target.ts";
import { loadFiles } from "./load.ts";

/** The store codecs of a target as they were generated, each loaded when it is first asked. */
export interface Codecs<Codec> {
  of(entity: Entity): Promise<Codec>;
  /** Removes what was put on disk. */
  close(): Promise<void>;
}

/** Loads the target's TypeScript; `path` says where an entity's codec stands, and `take` takes it out of what the file exports. */
export async function loadCodecs<Codec>(
  files: readonly GeneratedFile[], path: (entity: Entity) => string, take: (exported: Readonly<Record<string, unknown>>, entity: Entity) => Codec,
): Promise<Codecs<Codec>> {
  const loaded = await loadFiles(files.filter((file) => file.path.endsWith(".ts")));
  return { of: async (entity) => take(await loaded.module(path(entity)), entity), close: () => loaded.close() };
}
