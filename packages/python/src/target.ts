import type { Emitted, Entity, EntityContext, Target } from "@concord/core";
import { claimsOf } from "./claims.ts";
import { modelsFile } from "./emit/models.ts";
import { supportFiles } from "./emit/support.ts";
import { folder } from "./names.ts";

/** Pydantic 2 models: canonical JSON in, Python's values out, and back. Only for projects that publish a Python package. */
export const python: Target<undefined> = {
  name: folder,
  folders: [folder],
  codes: [],
  shapes: true,
  isWanted: ({ packages }) => packages?.python !== undefined,
  entity,
  whole: () => ({ files: supportFiles, claims: [], diagnostics: [] }),
};

function entity(entity: Entity, { constraints }: EntityContext): Emitted & { readonly part: undefined } {
  const { file, places } = modelsFile(entity);
  return { files: [file], claims: claimsOf(entity, constraints, places), diagnostics: [], part: undefined };
}
