import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Peer } from "../program.ts";

/** @dbml/core from DBML to SQL: the diagram that our own build made of the model. */
export const dbmlCore: Peer = {
  prepare: ({ folder, generated }) => {
    const sql = join(folder, "schema.sql");
    return {
      name: "@dbml/core, the DBML of our build to SQL",
      command: [process.execPath, fileURLToPath(new URL("../programs/dbml-to-sql.mjs", import.meta.url)), join(generated, "diagram", "schema.dbml"), sql],
      folder,
      before: () => rmSync(sql, { force: true }),
      makes: sql,
    };
  },
};
