import type { Emitted, Entity, EntityContext, GivenName, Schema, SharedType, Span, Target, View } from "@concord/core";
import { claimsOf, promisesOf } from "./claims.ts";
import { entityDocument, sharedDocument } from "./emit/document.ts";
import { printDocument } from "./emit/print.ts";
import { fileOf, folder, ownDefinitions } from "./names.ts";

const name = "json-schema";

/** JSON Schema 2020-12 for canonical JSON: a self-contained document per entity and per shared type, for validators that read patterns with flag `u`. */
export const jsonSchema: Target<undefined> = {
  name,
  folders: [folder],
  codes: [],
  shapes: true,
  names: (each) => [...definitionsOf(each), {
    scope: "generated file",
    name: `${each.namespace}/${each.name}`,
    compared: `${each.namespace}/${each.name}`.toLowerCase(),
    what: `${"key" in each ? "entity" : "kind" in each ? each.kind : each.type.kind} ${each.id}`,
    at: each.span,
  }],
  entity,
  type,
};

/** Beside the shapes that a contract names stand definitions of the room's own. */
function definitionsOf(each: Entity | SharedType | View): readonly GivenName[] {
  if (!("shapes" in each) || each.shapes.length === 0) return [];
  const scope = `definition in ${fileOf(each)}`;
  const given = (name: string, what: string, at: Span): GivenName => ({ scope, name, compared: name, what, at });
  return [...ownDefinitions.map((name) => given(name, `the definition ${name}`, each.span)), ...each.shapes.map((shape) => given(shape.name, `shape ${shape.name}`, shape.span))];
}

function entity(entity: Entity, { schema, constraints }: EntityContext): Emitted & { readonly part: undefined } {
  const document = entityDocument(entity, schema);
  const file = fileOf(entity);
  const promises = promisesOf(entity, document, constraints);
  const { text, places } = printDocument(file, document, new Set(promises.flatMap((each) => ("pointer" in each ? [each.pointer] : []))));
  return { files: [{ path: file, text }], claims: claimsOf(name, promises, places), diagnostics: [], part: undefined };
}

function type(shared: SharedType, schema: Schema): Emitted {
  const file = fileOf(shared);
  return { files: [{ path: file, text: printDocument(file, sharedDocument(shared, schema), new Set()).text }], claims: [], diagnostics: [] };
}
