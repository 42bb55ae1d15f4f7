import { messages, type Piece, type Type, type TypeOf } from "@concord/core";
import { text } from "../javascript/quote.ts";
import { gates, issue, line, wrong, type Site } from "./site.ts";

/** Statements for a map: of each key and its value, and, where they are all valid, of the keys together. */
export function mapStatements(type: TypeOf<"map">, site: Site, statementsOf: (type: Type, site: Site) => Piece): Piece {
  const { scope, value, indent } = site;
  const [key, member, before] = [scope.variable(), scope.variable(), scope.variable()];
  const inner: Site = { ...site, value: member, at: [...site.at, key], path: [...site.path, "{}"], indent: `${indent}    `, required: false };
  const together = keysTogether(type, { ...site, indent: `${indent}    ` }, statementsOf);
  const gate = wrong(site, ["type"], messages.record, `!${scope.call("isRecord")}(${value})`, "custom");
  return gates(site, [gate], [
    together.length === 0 ? "" : `${indent}  const ${before} = issues.length;\n`,
    line(site, ["members"], `${indent}  `, [
      `for (const ${key} of Object.keys(${value})) {\n`,
      `${indent}    if (${key} === "" || !${scope.call("isText")}(${key})) ${issue(inner, "custom", messages.key)};\n`,
      `${indent}    const ${member} = ${value}[${key}];\n`, statementsOf(type.of, inner), `${indent}  }`,
    ]),
    together.length === 0 ? "" : [`${indent}  if (issues.length === ${before}) {\n`, together, `${indent}  }\n`],
  ]);
}

function keysTogether({ keys, require, maxItems }: TypeOf<"map">, site: Site, statementsOf: (type: Type, site: Site) => Piece): readonly Piece[] {
  const { scope, value, indent } = site;
  const key = scope.variable();
  const own: Site = { ...site, value: key, mode: "write", marked: false, required: false, indent: `${indent}  ` };
  return [
    ...(keys === undefined ? [] : [line(site, ["keys"], indent, [
      `if (Object.keys(${value}).some((${key}) => {\n${indent}  const issues = [];\n`, statementsOf(keys, own), `${indent}  return issues.length > 0;\n`,
      `${indent}})) ${issue(site, "custom", messages.keys)};`,
    ])]),
    ...(require === undefined ? [] : [line(site, ["require"], indent, [
      `if (!(${require.map((name) => `${scope.call("hasOwn")}(${value}, ${text(name)})`).join(" && ")})) `,
      `${issue(site, "custom", messages.havingKeys(require))};`,
    ])]),
    ...(maxItems === undefined ? [] : [line(site, ["maxItems"], indent, [
      `if (Object.keys(${value}).length > ${maxItems}) `, `${issue(site, "custom", messages.few(maxItems, "key"))};`,
    ])]),
  ];
}
