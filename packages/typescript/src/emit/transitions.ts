import { typeScriptKey, type Entity, type Transition } from "@concord/core";
import { text } from "@concord/jsonschema";
import { pascal } from "../names.ts";

/** What the exports about a field's transitions are called: `orderStatusTransitions`, `orderStatusInitial`, `canTransitionOrderStatus`. */
export function transitionNames(entity: Entity, field: string): { readonly table: string; readonly initial: string; readonly ask: string } {
  const own = `${entity.name}${pascal(field)}`;
  return { table: `${own}Transitions`, initial: `${own}Initial`, ask: `canTransition${pascal(own)}` };
}

/** What an application asks before it changes a field that has transitions: the table, a function over it, and what a new record begins with. */
export function transitionTables(entity: Entity): string {
  return entity.transitions.filter(({ field }) => !entity.fields.some(({ name, secret }) => name === field && secret)).map((each) => transitionTable(entity, each)).join("");
}

function transitionTable(entity: Entity, { field, initial, next }: Transition): string {
  const names = transitionNames(entity, field);
  const list = (values: readonly string[]): string => `[${values.map(text).join(", ")}]`;
  return [
    `\n/** What may follow each ${field}. It may always stay as it is. */\nexport const ${names.table} = {\n`,
    ...next.map(({ from, to }) => `  ${typeScriptKey(from)}: ${list(to)},\n`),
    "} as const;\n",
    initial === undefined ? "" : `\n/** What ${field} a new ${entity.name} may have. */\nexport const ${names.initial} = ${list(initial)} as const;\n`,
    `\n/** Whether ${field} may go from one value to another. */\nexport function ${names.ask}(from: keyof typeof ${names.table}, to: keyof typeof ${names.table}): boolean {\n`,
    `  const next: readonly string[] = ${names.table}[from];\n  return from === to || next.includes(to);\n}\n`,
  ].join("");
}
