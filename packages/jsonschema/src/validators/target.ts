import { print, type Emitted, type Entity, type EntityContext, type Target } from "@concord/core";
import { lineComment } from "../javascript/quote.ts";
import { validatorClaims } from "./claims.ts";
import { declarationOf, sharedDeclaration } from "./declaration.ts";
import { entityValidators } from "./entity.ts";
import { fileOf, folder } from "./names.ts";
import { Scope } from "./scope.ts";

/**
 * Validators of canonical JSON that are written out: a module per entity that imports nothing, makes no code at run time and has a function for each shape.
 * They say of every record what the Zod codecs say, in the same words.
 */
export const validators: Target<undefined> = {
  name: folder,
  folders: [folder],
  codes: [],
  shapes: true,
  entity,
  whole: () => ({ files: [{ path: `${folder}/concord.d.ts`, text: sharedDeclaration }], claims: [], diagnostics: [] }),
};

function entity(entity: Entity, { constraints }: EntityContext): Emitted & { readonly part: undefined } {
  const scope = new Scope();
  const functions = entityValidators(entity, scope);
  const head = lineComment(`Made by concord from ${entity.file}; change it there.`);
  const { text, places } = print(fileOf(entity, ".js"), [head, scope.print(), functions]);
  return {
    files: [{ path: fileOf(entity, ".js"), text }, { path: fileOf(entity, ".d.ts"), text: declarationOf(entity) }],
    claims: validatorClaims(entity, constraints, places),
    diagnostics: [],
    part: undefined,
  };
}
