import { stores } from "@concord/cli";
import { readSchema, type Schema } from "@concord/core";
import { packagesOf } from "@concord/publish";
import { checkPackages } from "@concord/publish/check";
import { expect, test } from "vitest";

const sources = [
  { file: "schemas/project.yaml", text: 'stores: [postgres]\npackages: { scope: "@acme" }\n' },
  { file: "schemas/shop/order.yaml", text: "entity: order\ndescription: What somebody ordered.\nfields: { id: { type: uuid, auto: uuid } }\n" },
  { file: "schemas/shop/tag.json", text: '{ "enum": "tag", "description": "What is said of a thing.", "values": ["new"] }\n' },
  { file: "schemas/shop/wire.yaml", text: "enum: wire\ndescription: What a thing hangs on.\nvalues: [thin]\n" },
];
const { schema } = readSchema(sources, stores);
const compiled = ["order", "tag", "wire"].flatMap((name) => ["zod", "types"].flatMap((folder) => [".js", ".d.ts"].map((end) => ({ path: `${folder}/shop/${name}${end}`, text: "export {};\n" }))));
const contracts = ["order.yaml", "tag.json", "wire.yaml"].map((file) => ({ path: `contracts/shop/${file}`, text: "" }));
const exportsOf = (name: string): unknown => {
  const one = packagesOf(schema as Schema, [...compiled, ...contracts], () => ({ version: "1.0.0" })).find((each) => each.name === name);
  return (JSON.parse(one?.files.find(({ path }) => path === "package.json")?.text ?? "{}") as { readonly exports?: unknown }).exports;
};
const code = (file: string): object => ({ types: `./${file}.d.ts`, default: `./${file}.js` });

test("a package has a pattern for each way, and an entry for a contract of another format or one that is called like a way", () => {
  expect(exportsOf("@acme/shop")).toEqual({
    "./tag/contract": "./contracts/shop/tag.json", "./wire": code("zod/shop/wire"), "./wire/types": code("types/shop/wire"), "./wire/contract": "./contracts/shop/wire.yaml",
    "./*": code("zod/shop/*"), "./*/types": code("types/shop/*"), "./*/contract": "./contracts/shop/*.yaml", "./package.json": "./package.json",
  });
  // Without its own entry shop/wire would be the wire types of something called shop.
  expect(exportsOf("@acme/contracts")).toMatchObject({ "./shop/wire": code("zod/shop/wire"), "./*": code("zod/*"), "./*/types": code("types/*"), "./*/contract": "./contracts/*.yaml" });
});

test("a contract called drizzle and Drizzle's schema are refused one subpath", () => {
  const files = [{ file: "schemas/project.yaml", text: 'stores: [postgres]\npackages: { scope: "@acme", drizzle: true }\n' }, { file: "schemas/shop/drizzle.yaml", text: "entity: drizzle\ndescription: Rain.\nfields: { id: { type: uid } }\n" }];
  expect(checkPackages(readSchema(files, stores).schema as Schema).map(({ message }) => message)).toEqual(["shop.drizzle and Drizzle's schema would both be imported as ./drizzle of a package"]);
});
