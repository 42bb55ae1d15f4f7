import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject, onTestFinished, test } from "vitest";
import { expectFile } from "./expected.ts";
import { replay } from "./transcript.ts";

const [server] = inject("postgres");
const scratch = server === undefined ? undefined : `postgresql://postgres@${encodeURIComponent(server.host)}:${server.port}/postgres`;
const transcripts = fileURLToPath(new URL("cli", import.meta.url));

test.each(readdirSync(transcripts).sort())("%s", async (name) => {
  const folder = mkdtempSync(join(tmpdir(), "concord-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const place = join(transcripts, name);
  expectFile(place, await replay(readFileSync(place, "utf8"), folder, scratch));
});
