import type { Emitted, Entity, EntityContext, SavedQuery, Schema, SharedType, Target, View } from "@concord/core";
import { lineComment, recordDocument, sharedDocument } from "@concord/jsonschema";
import { answerClaims, typeClaims } from "./claims.ts";
import { answerNames, answerTypes } from "./emit/answers.ts";
import { typesFile } from "./emit/support.ts";
import { entityTypes, sharedTypes } from "./emit/types-entity.ts";
import { addedWire } from "./emit/types-shapes.ts";
import { wireShapes, wireTypes } from "./emit/wire.ts";
import { Imports } from "./imports.ts";
import { fileOf, pascal } from "./names.ts";

/** Types alone, without a library: the application's values, and beside them the JSON that they are made from. */
export const types: Target<undefined> = {
  name: "types",
  folders: ["types"],
  codes: [],
  shapes: true,
  entity,
  type,
  answer,
  whole: () => ({ files: [typesFile], claims: [], diagnostics: [] }),
};

function entity(entity: Entity, { schema, constraints }: EntityContext): Emitted & { readonly part: undefined } {
  const name = pascal(entity.name);
  const imports = new Imports(["", "Id", "Read", "Create", "Patch", ...entity.shapes.map((shape) => pascal(shape.name))].map((end) => name + end));
  const body = entityTypes(entity, schema, imports);
  const added = entity.shapes.filter((shape) => shape.added.length > 0).map((shape) => ({ definition: shape.name, name: addedWire(entity, shape) }));
  const wire = wireTypes(recordDocument(entity, schema), name, added) + wireShapes(entity);
  return {
    files: [
      { path: fileOf("types", entity), text: headed(entity.file, imports, body) },
      { path: fileOf("types", entity, ".wire"), text: headed(entity.file, undefined, wire) },
    ],
    claims: typeClaims(entity, constraints),
    diagnostics: [],
    part: undefined,
  };
}

function type(shared: SharedType, schema: Schema): Emitted {
  const name = pascal(shared.name);
  const imports = new Imports([name, `${name}Read`]);
  const body = sharedTypes(shared, imports);
  return {
    files: [
      { path: fileOf("types", shared), text: headed(shared.file, imports, body) },
      { path: fileOf("types", shared, ".wire"), text: headed(shared.file, undefined, wireTypes(sharedDocument(shared, schema), name)) },
    ],
    claims: [],
    diagnostics: [],
  };
}

function answer(of: View | SavedQuery, schema: Schema): Emitted {
  const path = fileOf("types", of);
  const imports = new Imports(answerNames(of));
  const body = answerTypes(of, schema, imports);
  return { files: [{ path, text: headed(of.file, imports, body) }], claims: answerClaims("types", of, path), diagnostics: [] };
}

function headed(source: string, imports: Imports | undefined, body: string): string {
  return `${lineComment(`Made by concord from ${source}; change it there.`)}${imports?.print() ?? ""}${body}`;
}
