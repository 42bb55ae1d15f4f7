import type { Schema, SharedType } from "@concord/core";
import { pathTo, shortName, upToRoot } from "../names.ts";
import { outline } from "../outline.ts";
import { counted, listed } from "../prose.ts";
import { code, comment, link, paragraphs, text } from "../quote.ts";
import { bullets } from "../table.ts";
import type { Around } from "../types.ts";
import { value } from "../value.ts";
import { enumValues, innerFields } from "./fields.ts";

/** The page of a shared object or enum. `users`: the ids of entities with a field of it. */
export function sharedPage(shared: SharedType, users: readonly string[], { project }: Schema): string {
  const { name, namespace, id, file, description, type, was, meta } = shared;
  const { sections, sectionOf } = outline(type.kind === "object" ? type.fields : [], [name, "Fields"], []);
  const around: Around = { namespace, path: "", sectionOf };
  const used = users.map((user) => link(text(shortName(user, namespace)), pathTo(user, namespace)));
  return [
    `${comment(`Made by concord from ${file}; change it there.`)}\n\n# ${text(name)}\n`,
    `${code(id)}\n`,
    ...paragraphs(description).map((each) => `${each}\n`),
    `A shared ${type.kind === "object" ? `object with ${counted(type.fields.length, "field")}` : `enum with ${counted(type.values.length, "value")}${type.open ? "; readers also meet other values" : ""}`}. ${used.length === 0 ? "No entity has it." : `Part of ${listed(used)}.`}\n`,
    bullets([
      `Contract: ${link(text(file), `${upToRoot(project)}${file}`)}`,
      `Namespace: ${link(text(namespace), "README.md")}`,
      ...(was.length === 0 ? [] : [`Once called: ${listed(was.map(code))}`]),
      ...Object.entries(meta).map(([key, of]) => `${text(key)}: ${Array.isArray(of) ? of.map(value).join(", ") : value(of)}`),
    ]),
    type.kind === "object" ? `## Fields\n\n${innerFields(type.fields, around)}` : `## Values\n\n${enumValues(type)}`,
    ...sections.map(({ heading, path, type: inside }) => `### ${text(heading)}\n\n${inside.kind === "enum" ? enumValues(inside) : innerFields(inside.fields, { ...around, path })}`),
  ].join("\n");
}
