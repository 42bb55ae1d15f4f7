import type { Emitted, Entity, EntityContext, Target } from "@concord/core";
import { claimsOf } from "./claims.ts";
import { modelsFile } from "./emit/models.ts";
import { recordsFile } from "./emit/records.ts";
import { supportFiles } from "./emit/support.ts";
import { folder } from "./names.ts";
import { rowLines, type ColumnsOf } from "./rows.ts";

/** Pydantic 2 models and dataclasses: canonical JSON in, Python's values out, and back; and a row of PostgreSQL in. Only for projects that publish a Python package. */
export function pythonTarget(columnsOf: ColumnsOf): Target<undefined> {
  return {
    name: folder,
    folders: [folder],
    codes: [],
    shapes: true,
    isWanted: ({ packages }) => packages?.python !== undefined,
    entity: (entity, context) => made(entity, context, columnsOf),
    whole: () => ({ files: supportFiles, claims: [], diagnostics: [] }),
  };
}

function made(entity: Entity, { schema, constraints }: EntityContext, columnsOf: ColumnsOf): Emitted & { readonly part: undefined } {
  const rows = rowLines(entity, schema.project, columnsOf);
  const { file, places } = modelsFile(entity, rows !== undefined);
  return { files: [file, recordsFile(entity, rows)], claims: claimsOf(entity, constraints, places), diagnostics: [], part: undefined };
}
