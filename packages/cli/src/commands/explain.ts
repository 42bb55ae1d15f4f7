import { languageReference, suggest, type Code } from "@concord/core";
import { codes } from "../codes.ts";
import { compiler, type Compiled } from "../compile.ts";
import { command, type Command } from "../command.ts";
import { exit, type Exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { printJson } from "../report/json.ts";
import { languageDocument, printEntries, type Told } from "../report/language.ts";
import { printEnforcement } from "../report/matrix.ts";
import { stores } from "../targets.ts";
import type { World } from "../world.ts";

export const explain: Command = command({
  args: {
    what: { type: "positional", required: false, description: "The code in brackets behind a finding, a word or type of the language, or an entity as namespace.name" },
    language: { type: "boolean", description: "Print every word of the language, as a Markdown document" },
  },
  run: async (args, world) => {
    const { what } = args;
    if (args.language === true) return explainLanguage(world, args.json === true);
    if (what === undefined) return list(world, args.json === true);
    const code = codes.find((each) => each.code === what);
    if (code !== undefined) return explainCode(code, world, args.json === true);
    if (what.includes("/")) throw unknown(what, "code", codes.map((each) => each.code));
    if (explainWord(what, world, args.json === true)) return exit.clean;
    if (!what.includes(".")) throw unknown(what, "word", words().map(({ entry }) => entry.name));
    const contracts = readContractFiles(findRoot(world.folder, args.root));
    return explainEntity(what, compiler().compile(contracts.contents()), world, args.json === true);
  },
});

function words(): readonly Told[] {
  return languageReference(stores).flatMap((section) => section.entries.map((entry) => ({ entry, section })));
}

/** What there is to say of a word at every place where it stands, or at one: `postgres.exact`, `field.unique`. False if there is no such word. */
function explainWord(what: string, world: World, json: boolean): boolean {
  const meant = words().filter(({ entry: { name, place } }) => name === what || `${place}.${name}` === what || `${place}.${name}`.endsWith(`.${what}`));
  if (meant.length === 0) return false;
  if (json) printJson(world, "explain", exit.clean, { word: what, entries: meant.map(({ entry }) => entry) });
  else printEntries(world.out, meant);
  return true;
}

/** All of the language: for people the document, for machines its entries. */
function explainLanguage(world: World, json: boolean): Exit {
  const sections = languageReference(stores);
  if (json) printJson(world, "explain", exit.clean, { language: sections });
  else world.out.write(languageDocument(sections));
  return exit.clean;
}

/** What every target does with every constraint of one entity. */
function explainEntity(id: string, { schema, made }: Compiled, world: World, json: boolean): Exit {
  if (schema === undefined) throw new Failure("the contracts have errors", "concord check shows them");
  const entity = schema.entities.find((each) => each.id === id);
  if (entity === undefined) throw unknown(id, "code or entity", schema.entities.map((each) => each.id));
  if (json) {
    const claims = made.flatMap((each) => each.claims).filter((claim) => claim.constraint.startsWith(`${id}/`) || claim.constraint.startsWith(`${id}:`));
    printJson(world, "explain", exit.clean, { entity: id, file: entity.file, stores: entity.stores, primary: entity.primary, claims });
    return exit.clean;
  }
  const stores = entity.stores.map((store) => (store === entity.primary && entity.stores.length > 1 ? `${store} (primary)` : store));
  world.out.write(`${entity.description}\n${entity.file}, in ${stores.join(", ")}\n`);
  printEnforcement(world.out, [entity], made);
  return exit.clean;
}

function explainCode(code: Code, world: World, json: boolean): Exit {
  if (json) printJson(world, "explain", exit.clean, asData(code));
  else world.out.write(`${world.out.colours.bold(code.code)} (${code.severity})\n\n${code.explain.trim()}\n`);
  return exit.clean;
}

function asData({ code, severity, explain: text }: Code): { readonly code: string; readonly severity: string; readonly explain: string } {
  return { code, severity, explain: text.trim() };
}

/** Each code with the first sentence of its page. */
function list(world: World, json: boolean): Exit {
  if (json) {
    printJson(world, "explain", exit.clean, { codes: codes.map(asData) });
    return exit.clean;
  }
  const widest = Math.max(...codes.map((each) => each.code.length));
  for (const { code, explain: text } of codes) {
    const [paragraph = ""] = text.trim().split("\n\n");
    const sentence = paragraph.replaceAll("\n", " ").split(/(?<=[.!?:]) /u)[0];
    world.out.write(`${code.padEnd(widest)}  ${world.out.colours.dim(sentence ?? "")}\n`);
  }
  return exit.clean;
}

function unknown(word: string, what: string, known: readonly string[]): Failure {
  const meant = suggest(word, known);
  return new Failure(`there is no ${what} ${word}`, meant === undefined ? "concord explain lists the codes, concord explain --language the words" : `did you mean ${meant}?`);
}
