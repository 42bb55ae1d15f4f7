import { bigqueryTarget } from "@concord/bigquery";
import { firestore } from "@concord/firestore";
import { jsonSchema } from "@concord/jsonschema";
import { postgresTarget } from "@concord/postgres";
import { types, zod } from "@concord/typescript";
import type { StoreDeclaration, Target } from "@concord/core";

/** Every language that contracts are compiled to, in the order in which summaries name them. A new target is a folder under packages/ and a line here. */
export const targets: readonly Target[] = [postgresTarget, firestore, bigqueryTarget, zod, types, jsonSchema];

/** Those of the targets that are stores, with what each adds to the language. */
export const stores: readonly StoreDeclaration[] = targets.flatMap((target) => (target.store === undefined ? [] : [target.store]));
