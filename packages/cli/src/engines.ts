import { bigqueryChecker } from "@concord/bigquery/driver";
import type { EngineFinder } from "@concord/core";
import { firestoreEngine } from "@concord/firestore/driver";
import { finders as jsonSchemaEngines } from "@concord/jsonschema/driver";
import { postgresEngines } from "@concord/postgres/driver";
import { pydantic } from "@concord/python/driver";
import { finders as typescriptEngines } from "@concord/typescript/driver";

/** Every engine that a proof may be asked of, by target; a new one is a line here. */
export const engineFinders: readonly EngineFinder[] = [...postgresEngines, firestoreEngine, bigqueryChecker, ...typescriptEngines, ...jsonSchemaEngines, pydantic];
