import type { GeneratedFile } from "@concord/core";
import { loadFiles as load, type Loaded } from "@concord/core/driver";

export type { Loaded } from "@concord/core/driver";

/** Generated files as modules, with the Zod that this package has. */
export function loadFiles(files: readonly GeneratedFile[]): Promise<Loaded> {
  return load(files, { zod: import.meta.resolve("zod") });
}
