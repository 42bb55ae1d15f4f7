import { report, type Source } from "@concord/core";
import { stoppedMigration, type RunResult, type Stopped } from "@concord/migrate";
import { isError } from "../compile.ts";
import { exit, type Exit } from "../exit.ts";
import { diagnosticsAsData, printDiagnostics, sourceFinder } from "../report/diagnostics.ts";
import { printJson } from "../report/json.ts";
import { plural } from "../report/plural.ts";
import type { World } from "../world.ts";

/** How the end of a run is told. */
export interface Told {
  readonly command: string;
  readonly sources: readonly Source[];
  /** What was done to migrations: `run`, `undone`; absent where the result says it in a sentence. What is said where there was nothing to do. */
  readonly done?: string;
  readonly nothing: string;
  /** What the next command is after a stop. */
  readonly again: string;
}

/** Tells how a run ended, and gives the exit code: findings are about the files, a refusal or a statement that failed is the world's. */
export function tellResult(world: World, json: boolean, result: RunResult, { command, sources, done, nothing, again }: Told): Exit {
  const code = codeOf(result);
  const sourceOf = sourceFinder(sources);
  if (json) {
    printJson(world, command, code, asData(result, sources));
    return code;
  }
  const { err, out } = world;
  const did = "did" in result ? result.did : [];
  switch (result.is) {
    case "done":
      printDiagnostics(err, result.diagnostics, sourceOf);
      if (did.length > 0) out.write(`${told(did, done).trimEnd()}\n`);
      else if ((result.waiting ?? []).length === 0) out.write(`${nothing}\n`);
      if (result.waiting !== undefined && result.waiting.length > 0) out.write(`${plural(result.waiting.length, "migration waits", "migrations wait")} until old clients are gone: ${result.waiting.join(", ")}. Then: ${again} --contract\n`);
      return code;
    case "findings":
      printDiagnostics(out, result.diagnostics, sourceOf);
      return code;
    case "refused":
      err.write(`${err.colours.red("error:")} ${result.refusal.message}\n${err.colours.cyan("help:")} ${result.refusal.help}\n`);
      return code;
    case "stopped":
      printDiagnostics(err, [frameOf(result.stopped)], sourceOf);
      err.write(`\n${told(did, done)}What was done before this statement stays, and is not done again. When it is mended: ${again}\n`);
      return code;
    case "interrupted":
      err.write(`\nInterrupted. ${told(did, done)}To go on: ${again}\n`);
      return code;
  }
}

const told = (did: readonly string[], done: string | undefined): string => (did.length === 0 ? "" : `${done === undefined ? "" : `${plural(did.length, "migration")} ${done}: `}${did.join(", ")}. `);

function codeOf(result: RunResult): Exit {
  if (result.is === "done") return result.diagnostics.some(isError) ? exit.findings : exit.clean;
  return result.is === "findings" ? exit.findings : exit.failed;
}

function frameOf({ at, ordinal, migration, outcome }: Stopped): ReturnType<typeof report> {
  const what = outcome.is === "busy" ? outcome.reason : `${outcome.message} (${outcome.code})`;
  const help = outcome.is === "busy" ? "somebody holds a lock on what it needs: nothing was changed" : [outcome.detail, outcome.hint].filter((each) => each !== undefined).join("; ");
  return report(stoppedMigration, at, `statement ${ordinal} of ${migration}: ${what}`, { help: help === "" ? undefined : help });
}

function asData(result: RunResult, sources: readonly Source[]): object {
  const sourceOf = sourceFinder(sources);
  switch (result.is) {
    case "done": return { result: "done", did: result.did, waiting: result.waiting ?? [], diagnostics: diagnosticsAsData(result.diagnostics, sourceOf) };
    case "findings": return { result: "findings", did: [], diagnostics: diagnosticsAsData(result.diagnostics, sourceOf) };
    case "refused": return { result: "refused", did: [], error: result.refusal };
    case "stopped": return { result: "stopped", did: result.did, stopped: { migration: result.stopped.migration, statement: result.stopped.ordinal, text: result.stopped.text, ...result.stopped.outcome }, diagnostics: diagnosticsAsData([frameOf(result.stopped)], sourceOf) };
    case "interrupted": return { result: "interrupted", did: result.did };
  }
}
