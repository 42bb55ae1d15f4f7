import { suggest, type Code } from "@concord/core";
import { codes } from "../codes.ts";
import { command, type Command } from "../command.ts";
import { exit } from "../exit.ts";
import { Failure } from "../failure.ts";
import { printJson } from "../report/json.ts";
import type { World } from "../world.ts";

export const explain: Command = command({
  name: "explain",
  about: "Explain a kind of finding by its code, or list the codes",
  args: {
    code: { type: "positional", required: false, description: "The code that stands in brackets behind a finding" },
  },
  run: async (args, world) => {
    const { code } = args;
    if (code === undefined) {
      if (args.json) printJson(world, "explain", exit.clean, { codes: codes.map(asData) });
      else list(world);
      return exit.clean;
    }
    const found = codes.find((each) => each.code === code);
    if (found === undefined) {
      const meant = suggest(code, codes.map((each) => each.code));
      throw new Failure(`there is no code ${code}`, meant === undefined ? "concord explain lists the codes" : `did you mean ${meant}?`);
    }
    if (args.json) printJson(world, "explain", exit.clean, asData(found));
    else world.out.write(`${world.out.colours.bold(found.code)} (${found.severity})\n\n${found.explain.trim()}\n`);
    return exit.clean;
  },
});

function asData({ code, severity, explain: text }: Code): { readonly code: string; readonly severity: string; readonly explain: string } {
  return { code, severity, explain: text.trim() };
}

/** Each code with the first sentence of its page. */
function list(world: World): void {
  const widest = Math.max(...codes.map((each) => each.code.length));
  for (const { code, explain: text } of codes) {
    const [paragraph = ""] = text.trim().split("\n\n");
    const sentence = paragraph.replaceAll("\n", " ").split(/(?<=[.!?:]) /u)[0];
    world.out.write(`${code.padEnd(widest)}  ${world.out.colours.dim(sentence ?? "")}\n`);
  }
}
