import type { Entity, Field } from "@concord/core";
import { mermaidComment, mermaidName, mermaidText, mermaidWord } from "../quote.ts";
import { typeWord } from "../types.ts";
import { mermaidReferences } from "./mermaid.ts";

/** An entity on both sides of a change; one side is absent where it is new or gone. */
export interface Marked {
  readonly before?: Entity;
  readonly after?: Entity;
  /** What became of fields, in a few words, by their names after the change (before it, of those that are gone). Of an entity that has both sides and no such words only its name is said to have changed. */
  readonly fields: ReadonlyMap<string, string>;
  /** Whether anything of it changed; else it is drawn because a changed one refers to it. */
  readonly isChanged: boolean;
}

/** Beyond so many entities, of a new or removed one only what it refers with is drawn. */
const mostWhole = 12;

/**
 * What changed as a Mermaid entity relationship diagram: changed fields with a word each, keys, what refers to other entities of the picture, and every field of
 * an entity that is new or gone. New entities are green, gone ones red, changed ones yellow, others as they are. (`classDef` in these diagrams: Mermaid 11.5.)
 */
export function markedMermaid(title: string, entities: readonly Marked[]): string {
  const drawn = entities.map((each) => ({ ...each, entity: (each.after ?? each.before) as Entity }));
  const ids = new Set(drawn.map(({ entity }) => entity.id));
  const isWhole = drawn.length <= mostWhole;
  const blocks = drawn.map((each) => block(each, each.entity, ids, isWhole));
  const classes = [...new Set(drawn.flatMap((each) => classOf(each) ?? []))].map((of) => `  classDef ${of} ${colours[of]}`);
  const lines = drawn.flatMap(({ entity }) => mermaidReferences({ ...entity, references: entity.references.filter(({ to }) => ids.has(to)) }));
  return `${[mermaidComment(title), "erDiagram", ...blocks, ...lines, ...classes].join("\n")}\n`;
}

const colours = {
  new: "fill:#dafbe1,stroke:#1a7f37,color:#1f2328",
  gone: "fill:#ffebe9,stroke:#cf222e,color:#1f2328",
  changed: "fill:#fff8c5,stroke:#9a6700,color:#1f2328",
};

function classOf({ before, after, isChanged }: Marked): keyof typeof colours | undefined {
  return before === undefined ? "new" : after === undefined ? "gone" : isChanged ? "changed" : undefined;
}

function block(marked: Marked, entity: Entity, ids: ReadonlySet<string>, isWhole: boolean): string {
  const { before, after, fields } = marked;
  const of = classOf(marked);
  const gone = before === undefined || after === undefined ? [] : before.fields.filter(({ name }) => fields.has(name) && !after.fields.some((each) => each.name === name));
  const referring = new Set(entity.references.filter(({ to }) => ids.has(to)).flatMap(({ by }) => by));
  const all = isWhole && (before === undefined || after === undefined);
  const shown = [...entity.fields.filter(({ name }) => all || entity.key.includes(name) || referring.has(name) || fields.has(name)), ...gone];
  return [`  ${mermaidText(entity.id)}${of === undefined ? "" : `:::${of}`} {`, ...shown.map((field) => `    ${row(field, entity, referring, fields.get(field.name))}`), "  }"].join("\n");
}

function row(field: Field, entity: Entity, referring: ReadonlySet<string>, said: string | undefined): string {
  const keys = [...(entity.key.includes(field.name) ? ["PK"] : []), ...(referring.has(field.name) ? ["FK"] : [])].join(",");
  return [mermaidWord(typeWord(field.type)), mermaidName(field.name), keys, said === undefined ? "" : mermaidText(said)].filter((part) => part !== "").join(" ");
}
