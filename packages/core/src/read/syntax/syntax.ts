import { type Code, type Diagnostic, report } from "../../diagnostic/diagnostic.ts";
import type { SpanAt } from "../../source/span.ts";
import { lineStartOf } from "../intended.ts";
import type { Problem } from "../parse.ts";
import type { Recovered } from "../recover.ts";
import { bracketClosed, bracketOpen, commas, unclosedBracket } from "./bracket.ts";
import { colon, comment, length } from "./key.ts";
import { indent, tabs } from "./layout.ts";
import type { Explanation } from "./problem.ts";

export const notYaml: Code = {
  code: "read/syntax",
  severity: "error",
  explain: `YAML cannot make sense of the file at this place. Look at the brackets, quotes and indentation just before it. Text that holds any of : # { } [ ] , & * ! | > ' " % @ or a backtick is safest within quotes.`,
};

const otherwise = ({ start, end }: Problem, text: string, at: SpanAt): Diagnostic =>
  report(notYaml, at(Math.min(start, text.length), Math.min(Math.max(end, start + 1), text.length)), "YAML cannot read this", {
    help: "look at the brackets, quotes and indentation just before it",
  });

/** What the library's problems mean; the first that knows one explains it. */
const explanations: readonly Explanation[] = [bracketOpen, bracketClosed, commas, length, comment, colon, indent];

/** What the library could not read, in our words: the first thing on each line, and nothing behind a bracket that is never closed. */
export function syntax({ problems, slots }: Recovered, text: string, at: SpanAt): readonly Diagnostic[] {
  const tabbed = tabs(problems, text, at);
  if (tabbed !== undefined) return [tabbed];
  const found: Diagnostic[] = [];
  let line = -1;
  for (const problem of problems) {
    const start = lineStartOf(text, problem.start);
    if (start === line || isSaidAgain(problem, problems)) continue;
    line = start;
    const broken = { text, slots, at };
    const diagnostic = explanations.reduce<Diagnostic | undefined>((known, explain) => known ?? explain(problem, broken), undefined);
    found.push(diagnostic ?? otherwise(problem, text, at));
    if (diagnostic?.code === unclosedBracket.code) break;
  }
  return found;
}

/** The library says twice that a key spans lines; the second time it names where. */
function isSaidAgain({ code, start }: Problem, problems: readonly Problem[]): boolean {
  return code === "BLOCK_AS_IMPLICIT_KEY" && problems.some((other) => other.code === "MULTILINE_IMPLICIT_KEY" && other.start === start);
}
