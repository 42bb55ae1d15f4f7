import type { EngineFinder } from "@concord/core";
import { folder } from "../names.ts";
import { pydanticEngine } from "./engine.ts";
import { runPython } from "./process.ts";

export { pydanticEngine } from "./engine.ts";

const program = "import platform, pydantic; print(platform.python_version(), pydantic.VERSION)";

/** A Python on the path that has Pydantic 2. */
export const pydantic: EngineFinder = {
  target: folder,
  name: "Pydantic",
  find: async () => {
    const reasons: string[] = [];
    for (const command of ["python3", "python"]) {
      const run = await runPython(command, program);
      const [version = "", library = ""] = "printed" in run ? run.printed.split(" ") : [];
      if (library.startsWith("2.")) return { engine: pydanticEngine(command, `Pydantic ${library}, Python ${version}`) };
      reasons.push("printed" in run ? `${command} has Pydantic ${library}` : `${command}: ${run.failed}`);
    }
    return { missing: `no Python with Pydantic 2 is on the path (${reasons.join("; ")})` };
  },
};
