// Writes the language as JSON Schema beside the compiled command, where editors find it: node_modules/@concord/cli/dist/schema/.
import { grammarWith, publishedSchemas } from "@concord/core";
import { mkdirSync, writeFileSync } from "node:fs";
import { stores } from "./dist/targets.js";

const folder = new URL("dist/schema/", import.meta.url);
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(publishedSchemas(grammarWith(stores)))) {
  writeFileSync(new URL(`${name}.schema.json`, folder), `${JSON.stringify(schema, null, 2)}\n`);
}
