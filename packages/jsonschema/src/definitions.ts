import type { Field, Json, Schema } from "@concord/core";
import type { JsonSchema } from "./schema.ts";

/** The `$defs` of one document, filled while its schemas are made. */
export class Definitions {
  readonly #made = new Map<string, JsonSchema | undefined>();
  readonly #schema: Schema;

  constructor(schema: Schema) {
    this.#schema = schema;
  }

  /** A reference to the definition of that name, which is made if it isn't there. */
  refer(name: string, make: () => JsonSchema): JsonSchema {
    if (!this.#made.has(name)) {
      this.#made.set(name, undefined);
      this.#made.set(name, make());
    }
    return { $ref: `#/$defs/${name}` };
  }

  /** The schema with the description of the shared type that it is. */
  described(id: string | undefined, schema: JsonSchema): JsonSchema {
    const description = this.#schema.types.find((type) => type.id === id)?.description;
    return description === undefined ? schema : { description, ...schema };
  }

  /** The schema with what the contract says about the field to its readers. */
  property(field: Field, schema: JsonSchema): JsonSchema {
    const { since, use } = field.deprecated ?? {};
    const instead = [since === undefined ? "" : `Deprecated since ${since}.`, use === undefined ? "" : `Use ${use}.`].filter((each) => each !== "");
    const description = [field.description, ...instead].filter((each) => each !== undefined).join(" ");
    return {
      ...(description === "" ? {} : { description }),
      ...(field.deprecated === undefined ? {} : { deprecated: true }),
      ...(field.auto === undefined && field.computed === undefined && !field.serverOnly ? {} : { readOnly: true }),
      ...schema,
    };
  }

  /** All definitions, in the order of first use. */
  all(): Readonly<Record<string, Json>> {
    return Object.fromEntries([...this.#made].flatMap(([name, schema]) => (schema === undefined ? [] : [[name, schema]])));
  }
}
