// The least that any compiler must do, as a program of its own: `node floor.ts <project> <generated> <copy>`
// parses every contract once with the same YAML library and writes the bytes that were generated once more.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";

const [project, generated, copy] = process.argv.slice(2) as [string, string, string];
for (const file of filesBelow(join(project, "schemas"))) if (file.endsWith(".yaml")) parse(readFileSync(join(project, "schemas", file), "utf8"));
for (const file of filesBelow(generated)) {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), readFileSync(join(generated, file)));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
