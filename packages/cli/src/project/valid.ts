import { readerMemory, readSchema, type Schema, type Source } from "@concord/core";
import { isError } from "../compile.ts";
import { Failure } from "../failure.ts";
import { stores } from "../targets.ts";

/** The contracts of a state that was kept. Throws a `Failure` with its first error where it has one; `wrong` says of what, as `the state to begin with has errors`. */
export function validSchema(sources: readonly Source[], wrong: string, help: string): Schema {
  const { schema, diagnostics } = readSchema(sources, stores, readerMemory());
  const [error] = diagnostics.filter(isError);
  if (schema === undefined || error !== undefined) throw new Failure(`${wrong}: ${error?.span.file}: ${error?.message}`, help);
  return schema;
}
