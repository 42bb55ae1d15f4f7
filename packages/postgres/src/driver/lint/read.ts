import type { Diagnostic } from "@concord/core";
import type { MigrationFile } from "@concord/migrate";
import type { MeasuredStep } from "../../evolve/measured.ts";
import type { Statement } from "../../migration/index.ts";
import { cutStep } from "../migrate/cut.ts";
import { parse, type Parsed } from "../migrate/parser.ts";
import { commandsIn, type PlacedCommand } from "./commands.ts";
import { executedIn } from "./executed.ts";

/** A statement before it is run. */
export interface Read extends Pick<Statement, "node" | "at" | "text" | "step" | "executed"> { readonly commands: readonly PlacedCommand[] }

const changesRows = ["UpdateStmt", "DeleteStmt", "InsertStmt"];

/** The statements of a file, each with PostgreSQL's own tree of it, and what is wrong with its text. */
export async function readStatements(file: MigrationFile): Promise<{ readonly statements: readonly Read[]; readonly diagnostics: readonly Diagnostic[] }> {
  const statements: Read[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, step] of file.steps.entries()) {
    const cut = await cutStep(file, step);
    diagnostics.push(...cut.diagnostics);
    for (const { text, start, end } of cut.statements) {
      const parsed = (await parse(text)) as readonly Parsed[];
      const node = (parsed.find(({ tree }) => changesRows.some((kind) => kind in tree)) ?? parsed[0])?.tree; // A batch may stand between others, which are run with it each time.
      if (node === undefined) continue;
      const at = { file: file.source.file, start, end };
      const { mode, locks, effect } = step;
      statements.push({ node, at, text, step: { mode, index, at: step.at, locks, effect }, executed: await executedIn(text, node), commands: await commandsIn(text, node) });
    }
  }
  return { statements, diagnostics };
}

/** The steps as they are run. */
export function stepsOf(statements: readonly Read[]): readonly MeasuredStep[] {
  return [...Map.groupBy(statements, ({ step }) => step.index).values()].map((group) => ({
    mode: group[0]?.step.mode ?? "transaction",
    statements: group.map(({ text, commands }) => (commands.length > 1 ? { text, pieces: commands.map(({ alone }) => alone) } : text)),
  }));
}
