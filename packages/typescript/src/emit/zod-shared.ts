import type { Piece, SharedType } from "@concord/core";
import { valuesAbout } from "../about.ts";
import { codecOf, objectCodec, readersTakeMore, support, type Site } from "../codecs.ts";
import type { Imports } from "../imports.ts";
import { pascal } from "../names.ts";
import { docComment, property } from "@concord/jsonschema";

/** The file of a shared object or enum below its imports: as it is written, as readers take it, and the types of both. */
export function sharedCodecs(shared: SharedType, imports: Imports, shares: Site["shares"]): Piece {
  const name = pascal(shared.name);
  const site: Site = { imports, namespace: shared.namespace, mode: "write", documents: false, path: [], indent: "", shares };
  const { shared: _, ...type } = shared.type;
  const reading = readersTakeMore(shared.type);
  const readType = `export type ${name}Read = z.output<typeof ${name}Read>;\n`;
  return [
    "\n", docComment([shared.description, ...(type.kind === "enum" ? valuesAbout(type) : [])], ""),
    `export const ${name} = `, type.kind === "object" ? objectCodec(type.fields, site) : codecOf(type, site), ";\n",
    `export type ${name} = z.output<typeof ${name}>;\nexport type ${name}Wire = z.input<typeof ${name}>;\n`,
    reading ? ["\n/** What readers take of it. */\n", `export const ${name}Read = `, readersCodec(shared, name, site), ";\n", readType] : "",
  ];
}

/** An object that readers take: its own fields, but for those of which they take more. */
function readersCodec(shared: SharedType, name: string, site: Site): Piece {
  const { shared: _, ...type } = shared.type;
  if (type.kind === "enum") return codecOf(type, { ...site, mode: "read" });
  const wider = type.fields.filter((field) => readersTakeMore(field.type));
  if (wider.length === 0) return `z.object(${name}.shape, ${support(site.imports, "object")})`;
  const properties = wider.map((field): Piece => [
    `  ${property(field.name)}: `, codecOf(field.type, { ...site, mode: "read", indent: "  " }), field.optional ? ".optional()" : "", ",\n",
  ]);
  return ["z.object({\n", `  ...${name}.shape,\n`, properties, `}, ${support(site.imports, "object")})`];
}
