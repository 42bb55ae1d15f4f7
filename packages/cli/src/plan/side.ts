import type { Diagnostic, Schema, Source } from "@concord/core";
import { emptyLayout } from "@concord/diagram";
import type { Side } from "@concord/postgres/driver";
import { makeOnce } from "../compile.ts";
import { Failure } from "../failure.ts";
import { validSchema } from "../project/valid.ts";

/** The contracts of a state that compiles; throws a `Failure` where it does not. */
export function schemaOf(sources: readonly Source[]): Schema {
  return validSchema(sources, "the state to begin with has errors", "name a state that compiles with --against");
}

/** What stands for no contracts at all. */
export function emptyOf(after: Schema): Schema {
  const { clientRole: _, ...project } = after.project;
  return { ...after, project, entities: [], types: [], views: [], queries: [], seeds: [] };
}

/** One state of the contracts: what a plan asks of it, and what targets find wrong with it. */
interface Compiled extends Side { readonly diagnostics: readonly Diagnostic[] }

/** What a plan asks of one state: its contracts and the script that makes them. Throws a `Failure` where nothing of it is PostgreSQL's. */
export function sideOf(schema: Schema): Compiled {
  if (schema.entities.length === 0 && schema.views.length === 0) return { schema, script: "", diagnostics: [] };
  let script = "";
  const diagnostics = makeOnce({ schema, layout: emptyLayout, diagnostics: [] }, (files) => {
    script = files.find(({ path }) => path === "postgres/schema.sql")?.text ?? script;
  });
  if (script === "") throw new Failure("no contract names postgres as a store");
  return { schema, script, diagnostics };
}
