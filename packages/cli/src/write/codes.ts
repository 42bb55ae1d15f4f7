import { report, type Code, type Diagnostic, type Source } from "@concord/core";
import type { Difference, State } from "./inspect.ts";
import type { Output } from "./output.ts";

const again = "Run concord build and commit what it writes.";

const byState: Readonly<Record<State, { readonly code: Code; readonly message: string; readonly help: string }>> = {
  edited: {
    code: {
      code: "generated/edited",
      severity: "error",
      explain: `A generated file was changed by hand since concord wrote it. The next build writes it again, and the change is lost.

What was meant belongs in the contract, or, where it concerns one store alone, in the entity's block for that store; the file then follows. ${again}`,
    },
    message: "the file was edited since concord wrote it",
    help: "put the change into the contract, then run concord build",
  },
  stale: {
    code: {
      code: "generated/stale",
      severity: "error",
      explain: `A generated file is as concord wrote it, but the contracts, or this version of concord, now make something else of it.

${again} In a pull request this means that a contract was changed and the generated files were not built again.`,
    },
    message: "the file is older than the contracts",
    help: "run concord build",
  },
  missing: {
    code: { code: "generated/missing", severity: "error", explain: `A file that the contracts compile to is not there.\n\n${again}` },
    message: "the file is not there",
    help: "run concord build",
  },
  left: {
    code: {
      code: "generated/left",
      severity: "error",
      explain: `A file that concord wrote for a contract is still there, and the contract is gone or no longer has that store.\n\nRun concord build, which removes it, and commit that.`,
    },
    message: "no contract compiles to this file any more",
    help: "run concord build, which removes it",
  },
  foreign: {
    code: {
      code: "generated/foreign",
      severity: "error",
      explain: `A file stands in the output folder that concord did not write. It is never changed nor removed.

The output folder is for generated files alone, so that a reader may trust every one of them. Move the file elsewhere.`,
    },
    message: "concord did not write this file",
    help: "move it out of the output folder",
  },
};

export const generatedCodes: readonly Code[] = Object.values(byState).map((each) => each.code);

/** The one finding about an output folder in which nothing was built yet: a new project has nothing to read of fifty files that are missing. */
export function nothingBuilt(output: Output): Diagnostic {
  return report(byState.missing.code, { file: output.name, start: 0, end: 0 }, "no generated file is there yet", { help: byState.missing.help });
}

/** A difference of the output folder as a finding, and the file as it stands, where the finding points into it: at the first character that was edited. */
export function findingOf(output: Output, difference: Difference): { readonly diagnostic: Diagnostic; readonly source?: Source } {
  const { code, message, help } = byState[difference.state];
  const file = `${output.name}/${difference.path}`;
  const { found, wanted } = difference;
  if (found === undefined || wanted === undefined) return { diagnostic: report(code, { file, start: 0, end: 0 }, message, { help }) };
  let start = 0;
  while (start < found.length && found[start] === wanted[start]) start += 1;
  const lineEnd = found.indexOf("\n", start);
  const end = Math.max(start, lineEnd === -1 ? found.length : lineEnd);
  return { diagnostic: report(code, { file, start, end }, message, { help }), source: { file, text: found } };
}
