import { suggest, type Schema } from "@concord/core";
import { contractsOf } from "@concord/publish";
import { impactOf, type Asked } from "@concord/report";
import { command, type Command } from "../command.ts";
import { isError, readContracts } from "../compile.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { sourceFinder } from "../report/diagnostics.ts";
import { printTouched, touchedAsData } from "../report/impact.ts";
import { printJson } from "../report/json.ts";
import { packagesWith } from "../review/packages.ts";

export const impact: Command = command({
  args: {
    of: { type: "positional", required: true, valueHint: "namespace.entity[.field]", description: "An entity, a shared type or a view, or one of its fields" },
  },
  run: async (args, world) => {
    const root = findRoot(world.folder, args.root);
    const contents = readContractFiles(root).contents();
    const { schema, diagnostics } = readContracts(contents);
    if (schema === undefined || diagnostics.some(isError)) throw new Failure("the contracts have errors", "concord check shows them");
    const asked = askedFor(schema, args.of as string);
    const sourceOf = sourceFinder(contents.texts);
    const touched = impactOf(schema, asked, packagesWith(schema));
    if (args.json) printJson(world, "impact", exit.clean, { of: asked.id, field: asked.field ?? null, touched: touchedAsData(touched, sourceOf) });
    else printTouched(world.out, args.of as string, touched, sourceOf);
    return exit.clean;
  },
});

/** What somebody means by `shop.order` or `shop.order.total`. Throws a `Failure` where there is no such thing. */
function askedFor(schema: Schema, text: string): Asked {
  const contracts = contractsOf(schema);
  if (contracts.some(({ id }) => id === text)) return { id: text };
  const [id, field] = [text.slice(0, text.lastIndexOf(".")), text.slice(text.lastIndexOf(".") + 1)];
  const fields = fieldsOf(schema, id);
  if (fields.includes(field)) return { id, field };
  const near = suggest(text, [...contracts.map((each) => each.id), ...fields.map((name) => `${id}.${name}`)]);
  const what = contracts.some((each) => each.id === id) ? `${id} has no field ${JSON.stringify(field)}` : `there is no contract ${JSON.stringify(text)}`;
  throw new Failure(what, near === undefined ? "write it as namespace.entity, or namespace.entity.field" : `did you mean ${near}?`);
}

function fieldsOf({ entities, views, queries }: Schema, id: string): readonly string[] {
  const entity = entities.find((each) => each.id === id);
  return (entity?.fields ?? [...views, ...queries].find((each) => each.id === id)?.columns ?? []).map(({ name }) => name);
}
