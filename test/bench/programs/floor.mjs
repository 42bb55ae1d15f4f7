// The least that any compiler must do, as a program of its own: `node floor.mjs <project> <generated> <copy>`
// parses every contract once with the same YAML library and writes the bytes that were generated once more. Plain JavaScript, so that no types are stripped.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";

const [project, generated, copy] = process.argv.slice(2);
for (const file of filesBelow(join(project, "schemas"))) if (file.endsWith(".yaml")) parse(readFileSync(join(project, "schemas", file), "utf8"));
const files = filesBelow(generated);
for (const folder of new Set(files.map((file) => dirname(file)))) mkdirSync(join(copy, folder), { recursive: true });
for (const file of files) writeFileSync(join(copy, file), readFileSync(join(generated, file)));

/** @param {string} folder */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
