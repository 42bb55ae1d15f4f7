import { rmSync } from "node:fs";
import { join } from "node:path";
import { nameOf } from "../model.ts";
import type { Peer } from "../program.ts";

/** json-schema-to-typescript with its defaults, over every JSON Schema that our own build made of the model. */
export const jsonSchemaToTypescript: Peer = {
  prepare: ({ folder, entities, generated, installed }) => {
    const types = join(folder, "types");
    const last = nameOf(entities - 1);
    return {
      name: "json-schema-to-typescript, the JSON Schemas of our build",
      command: [process.execPath, installed("json-schema-to-typescript/dist/src/cli.js"), "--input", join(generated, "json-schema"), "--output", types],
      folder,
      before: () => rmSync(types, { recursive: true, force: true }),
      makes: join(types, last.namespace, `${last.name}.schema.d.ts`),
    };
  },
};
