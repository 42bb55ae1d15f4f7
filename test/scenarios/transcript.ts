import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Runs the commands of a transcript (its lines that begin with `$ `) one after another in a folder, and gives the transcript with what they print now:
 * standard output as it is, standard error after it with `2> ` before each line, an exit code other than 0 as `= 1`. The day in the name of a
 * migration and the hash of its file are not the same tomorrow. `concord` is the real program, or, where a socket is given, what hands the command line to the process that listens there. `scratch` is the address of a server for scratch databases:
 * without one, the program starts one at each command that needs it.
 */
export async function replay(transcript: string, folder: string, { scratch, socket }: { readonly scratch?: string | undefined; readonly socket?: string | undefined }): Promise<string> {
  const bin = join(folder, ".bin");
  mkdirSync(bin);
  const command = socket === undefined ? ["--conditions=concord-source", program] : [client, socket];
  writeFileSync(join(bin, "concord"), `#!/bin/sh\nexec ${[process.execPath, ...command].map((each) => `"${each}"`).join(" ")} "$@"\n`);
  chmodSync(join(bin, "concord"), 0o755);
  const project = join(folder, "project");
  mkdirSync(project);
  const told: string[] = [];
  for (const part of parts(transcript)) {
    told.push(part.comment, `$ ${part.command}\n`);
    const { code, out, err } = await shell(part.command, project, { bin, scratch });
    told.push(out, err.replace(/^(?=.)/gmu, "2> "), code === 0 ? "" : `= ${code}\n`, "\n");
  }
  return told.join("").trimEnd().replaceAll(project, "<folder>").replaceAll(/\b\d+(?:\.\d+)? (ms|s)\b/gu, "<time> $1").replaceAll(/\b\d{4}-\d\d-\d\d_/gu, "<day>_").replaceAll(/\b[0-9a-f]{64}\b/gu, "<hash>").concat("\n");
}

const program = fileURLToPath(new URL("../../packages/cli/bin/concord.mjs", import.meta.url));
const client = fileURLToPath(new URL("client.mjs", import.meta.url));

/** Commands with the comment lines (`# …`) before each. */
function parts(transcript: string): readonly { readonly comment: string; readonly command: string }[] {
  return [...transcript.matchAll(/^((?:# .*\n)*)\$ (.*)$/gmu)].map(([, comment = "", command = ""]) => ({ comment, command }));
}

function shell(command: string, folder: string, { bin, scratch }: { readonly bin: string; readonly scratch: string | undefined }): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const env = { PATH: [bin, process.env["PATH"]].join(delimiter), HOME: folder, LANG: "C.UTF-8", ...(scratch === undefined ? {} : { CONCORD_SCRATCH_URL: scratch }) };
    const child = spawn("sh", ["-c", command], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => { out += text; });
    child.stderr.setEncoding("utf8").on("data", (text: string) => { err += text; });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, out, err }));
  });
}
