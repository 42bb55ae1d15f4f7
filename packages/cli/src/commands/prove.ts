import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises";
import { compiler, isError } from "../compile.ts";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { demand, findEngines } from "../prove/find.ts";
import { progressLine } from "../prove/progress.ts";
import { printProof } from "../prove/report.ts";
import { asJson } from "../prove/value.ts";
import { readContractFiles } from "../project/project.ts";
import { findRoot } from "../project/root.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";

/** Questions to each engine, where neither --questions nor --seconds says otherwise. */
const usualQuestions = 2_000;
const manyQuestions = 1_000_000_000;

export const prove: Command = command({
  args: {
    entity: { type: "positional", required: false, description: "Entities, views and saved queries as namespace.name; all by default" },
    seconds: { type: "string", valueHint: "number", description: "Put questions for so long, random records where time is left; without it every derived question is put" },
    questions: { type: "string", valueHint: "number", description: `Put at least so many questions to each engine; ${usualQuestions.toLocaleString("en")} by default` },
    seed: { type: "string", valueHint: "number", description: "Where random records start from; 1 by default" },
    require: { type: "string", valueHint: "engines", description: "Engines that have to be there, by target or name, with commas between; all: one of every target" },
  },
  many: true,
  run: async (args, world) => {
    const seconds = numberOf("seconds", args.seconds);
    const questions = numberOf("questions", args.questions) ?? (seconds === undefined ? usualQuestions : manyQuestions);
    const seed = numberOf("seed", args.seed) ?? 1;
    const contracts = readContractFiles(findRoot(world.folder, args.root));
    const contents = contracts.contents();
    const { schema, made, diagnostics } = compiler().compile(contents);
    if (schema === undefined || diagnostics.some(isError)) {
      if (args.json) printJson(world, "prove", exit.findings, { diagnostics: diagnosticsAsData(diagnostics, sourceFinder(contents.texts)) });
      else printDiagnostics(world.err, diagnostics, sourceFinder(contents.texts));
      return exit.findings;
    }
    const ids = [...schema.entities, ...schema.views, ...schema.queries].map(({ id }) => id);
    const unknown = args._.find((id) => !ids.includes(id));
    if (unknown !== undefined) throw new Failure(`there is no entity ${unknown}`, `there are ${ids.join(", ")}`);
    // Loaded only here: engines bring database clients, which no other command needs.
    const [{ prove: proveWith }, { engineFinders }] = await Promise.all([import("@concord/prove"), import("../engines.ts")]);
    const targets = made.filter((each) => each.claims.length > 0).map((each) => each.target.name);
    const found = await findEngines(engineFinders, targets);
    for (const { name, reason } of found.missing) world.err.write(`${world.err.colours.yellow("NOT ASKED:")} ${name}: ${reason}\n`);
    demand([...(args.require ?? "").split(",").filter((name) => name !== ""), ...(world.env["CI"] === "true" ? ["all"] : [])], targets, engineFinders, found);
    const progress = progressLine(world.err, world.now);
    const proof = await proveWith({
      schema, made, engines: found.engines, seed, clock: world.date, pause, onProgress: progress.tell,
      budget: { perEngine: questions, ...(seconds === undefined ? {} : { seconds }) },
      ...(args._.length === 0 ? {} : { entities: args._ }),
    });
    progress.end();
    const code = proof.holds ? exit.clean : exit.findings;
    if (args.json) printJson(world, "prove", code, { missing: found.missing, ...(asJson(proof) as object) });
    else printProof(world.out, proof);
    return code;
  },
});

/** Lets answers of servers come in between what libraries are asked. */
async function pause(milliseconds: number): Promise<void> {
  await (milliseconds === 0 ? turn() : sleep(milliseconds));
}

function numberOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+(?:\.\d+)?$/u.test(text) || !Number.isSafeInteger(Math.ceil(number))) {
    throw new Failure(`--${option} takes a number, and ${JSON.stringify(text)} is none`);
  }
  return number;
}
