// `node dbml-to-sql.mjs <schema.dbml> <schema.sql>`: @dbml/core as its documentation shows it. Plain JavaScript, so that no types are stripped.
import { readFileSync, writeFileSync } from "node:fs";
import { exporter } from "@dbml/core";

const [from, to] = process.argv.slice(2);
writeFileSync(to, exporter.export(readFileSync(from, "utf8"), "postgres"));
