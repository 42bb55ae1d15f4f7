// Preloaded into a writer: kills it with SIGKILL before its CRASH_AT-th change of the file system, or, without a number, says at the end how many there were.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const changing = ["mkdirSync", "writeFileSync", "renameSync", "unlinkSync", "rmdirSync", "rmSync", "openSync", "fsync"];
const at = Number(process.env.CRASH_AT ?? 0);
let count = 0;
for (const name of changing) {
  const original = fs[name];
  fs[name] = (...args) => {
    count += 1;
    // Half of a file's text is there when the process dies while writing it.
    if (count === at && name === "writeFileSync") original(args[0], String(args[1]).slice(0, String(args[1]).length / 2));
    if (count === at) process.kill(process.pid, "SIGKILL");
    return original(...args);
  };
}
syncBuiltinESMExports();
if (at === 0) process.on("exit", () => process.stdout.write(String(count)));
