import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { once } from "./run.ts";
import type { Program } from "./program.ts";

/** A CPU profile as V8 writes it: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile. */
interface CpuProfile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string; readonly url: string } }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** Where a Node program spends its time, by package: the seconds that each one's own code takes, largest first. Runs the program once. */
export async function profileOf(program: Program): Promise<readonly (readonly [where: string, seconds: number])[]> {
  const folder = mkdtempSync(join(program.folder, "profile-"));
  const [node = "", ...args] = program.command;
  await once({ ...program, command: [node, "--cpu-prof", `--cpu-prof-dir=${folder}`, ...args] });
  const [file = ""] = readdirSync(folder);
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(join(folder, file), "utf8")) as CpuProfile;
  rmSync(folder, { recursive: true, force: true });
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  const microseconds = new Map<string, number>();
  for (const [index, sample] of samples.entries()) {
    const place = places.get(sample) ?? "";
    microseconds.set(place, (microseconds.get(place) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return [...microseconds].map(([place, time]) => [place, time / 1e6] as const).toSorted(([, left], [, right]) => right - left);
}

/** The package of a function: one of ours, a library, Node itself, or what V8 calls by a name in brackets. */
function placeOf({ functionName, url }: CpuProfile["nodes"][number]["callFrame"]): string {
  if (url === "") return functionName.startsWith("(") ? functionName : "(native code)";
  if (url.startsWith("node:")) return url.startsWith("node:fs") || url.startsWith("node:internal/fs") ? "node:fs" : "node";
  const library = url.lastIndexOf("/node_modules/");
  const from = library < 0 ? url.indexOf("/packages/") + "/packages/".length : library + "/node_modules/".length;
  const [first = "", second = ""] = url.slice(from).split("/");
  return library < 0 ? `@concord/${first}` : first.startsWith("@") ? `${first}/${second}` : first;
}
