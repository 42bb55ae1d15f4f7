import { print, shapeOf, type Entity, type GeneratedFile } from "@concord/core";
import { head, membersOf } from "../dataclass.ts";
import { fileOf, handedOn, recordOf } from "../names.ts";
import { docstring, text } from "../quote.ts";
import { Scope } from "../scope.ts";

/**
 * An entity's dataclasses, which need nothing but Python's own library. Synchronous and total.
 * @param rows the columns of its table, as `rowLines` gives them; without it no record is read from a row.
 */
export function recordsFile(entity: Entity, rows?: readonly string[]): GeneratedFile {
  const name = recordOf(entity);
  const scope = new Scope([name, ...handedOn]);
  const fields = shapeOf(entity, "record").fields.map(({ field }) => field);
  const members = membersOf(fields, { scope, owner: name, path: [] });
  const within = scope.classes();
  const names = handedOn.filter((each) => each !== "GeoPoint" || print("", [within, members]).text.includes("_r.GeoPoint")).map((each) => `${each} as ${each}`).join(", ");
  const parts = [
    `"""The dataclasses of ${entity.id}. Made by concord from ${text(entity.file).slice(1, -1)}; change it there."""\n\nfrom __future__ import annotations\n\n`,
    "from dataclasses import dataclass\n", scope.imports(), "\nfrom ... import _records as _r\n",
    rows === undefined ? "" : "from ... import _rows as _row\n", `from ..._records import ${names}\n`,
    rows === undefined ? "" : `\ncolumns: _row.Columns = (\n${rows.join("")})\n"""What holds a record in its table: the way to each value, its columns, and what reads them."""\n`,
    within, "\n\n", head(name, rows === undefined ? "_r.Record" : "_r.Stored"),
    docstring(entity.description, "    "), fields.length === 0 ? "" : "\n", members, rows === undefined ? "" : "    _columns = columns\n",
  ];
  const path = fileOf(entity, "records");
  return { path, text: print(path, parts).text };
}
