// A process of its own that writes generated files: `node writer.ts <project> <files as JSON>`.
import { outputOf } from "../../src/write/output.ts";
import { write } from "../../src/write/write.ts";

const [root, files] = process.argv.slice(2) as [string, string];
const waiting = (pid: string): void => void process.stderr.write(`waits for ${pid}\n`);
try {
  const texts = JSON.parse(files) as Readonly<Record<string, string>>;
  await write(outputOf(root, "generated"), Object.entries(texts).map(([path, text]) => ({ path, text })), { adopt: false, waiting });
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
