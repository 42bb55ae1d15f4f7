import type { AlterTableCmd, Node } from "libpg-query";
import { as } from "../../migration/tree.ts";

/** A command of an ALTER TABLE: where it stands in the statement's text, and a statement that does it alone. */
export interface PlacedCommand { readonly command: AlterTableCmd; readonly start: number; readonly end: number; readonly alone: string }

/**
 * Where the commands of an ALTER TABLE stand, which the tree does not say: behind the table's name, parted by commas outside of brackets. Gives nothing for other
 * statements, and where the commas found do not fit the tree.
 */
export async function commandsIn(text: string, node: Node): Promise<readonly PlacedCommand[]> {
  const alter = as(node, "AlterTableStmt");
  const commands = (alter?.cmds ?? []).flatMap((each) => as(each, "AlterTableCmd") ?? []);
  if (alter?.relation === undefined || commands.length === 0) return [];
  const { scanSync } = await import("libpg-query"); // The statement was parsed: its module is loaded.
  const bytes = Buffer.from(text, "utf8");
  const tokens = scanSync(text).tokens.filter(({ tokenName }) => !tokenName.endsWith("COMMENT"));
  let at = tokens.findIndex(({ start }) => start === (alter.relation?.location ?? 0)) + 1;
  while (tokens[at]?.text === ".") at += 2;
  if (tokens[at]?.text === "*") at += 1;
  const first = tokens[at];
  if (first === undefined) return [];
  const cuts: { start: number; end: number }[] = [{ start: first.start, end: first.end }];
  let depth = 0;
  for (const [index, { text: word, end }] of tokens.entries()) {
    if (index < at || word === ";") continue;
    if (word === "(" || word === "[") depth += 1;
    if (word === ")" || word === "]") depth -= 1;
    if (word === "," && depth === 0) cuts.push({ start: tokens[index + 1]?.start ?? end, end });
    else (cuts.at(-1) as { end: number }).end = end;
  }
  if (cuts.length !== commands.length) return [];
  const offset = (byte: number): number => bytes.subarray(0, byte).toString("utf8").length;
  const head = text.slice(0, offset(first.start));
  return cuts.map((cut, index) => {
    const [start, end] = [offset(cut.start), offset(cut.end)];
    return { command: commands[index] as AlterTableCmd, start, end, alone: `${head}${text.slice(start, end)}` };
  });
}
