import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject, onTestFinished, test } from "vitest";
import { desk } from "./desk.ts";
import { expectFile } from "./expected.ts";
import { replay } from "./transcript.ts";

const [server] = inject("postgres");
const scratch = server === undefined ? undefined : `postgresql://postgres@${encodeURIComponent(server.host)}:${server.port}/postgres`;
const transcripts = fileURLToPath(new URL("cli", import.meta.url));

/** Transcripts that show how the program itself starts, prints and ends: each of their commands is a process of its own. */
const real: ReadonlySet<string> = new Set(["errors.txt", "files.txt", "full-disk.txt", "usage.txt"]);

test.each(readdirSync(transcripts).sort())("%s", async (name) => {
  const folder = mkdtempSync(join(tmpdir(), "concord-cli-"));
  const socket = real.has(name) ? undefined : join(folder, "socket");
  const listening = socket === undefined ? undefined : await desk(socket);
  onTestFinished(() => {
    listening?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const place = join(transcripts, name);
  expectFile(place, await replay(readFileSync(place, "utf8"), folder, { scratch, socket }));
});
