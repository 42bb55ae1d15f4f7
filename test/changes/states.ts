import { readerMemory, readSchema, type Schema, type Source } from "@concord/core";
import { stores } from "../../packages/cli/src/targets.ts";
import { base } from "./base.ts";
import type { Back, Edit } from "./pairs.ts";

/** Two states of contracts, as texts by file and as schemas. */
export interface States { readonly texts: readonly [before: Texts, after: Texts]; readonly before: Schema; readonly after: Schema }
export type Texts = Readonly<Record<string, string>>;

/** Contracts, the base of all pairs unless others are given, and what edits make of them. Throws if an edit finds nothing to change, or a state is not valid. */
export function statesOf(edits: readonly Edit[] | Back, from: Texts = base): States {
  const list = "back" in edits ? edits.back : edits;
  const edited = list.reduce(applied, from);
  const texts = "back" in edits ? [edited, from] as const : [from, edited] as const;
  return { texts, before: schemaOf(texts[0]), after: schemaOf(texts[1]) };
}

/** The texts after one edit. Throws if it finds nothing to change. */
export function applied(texts: Texts, [from, to, name = "order"]: Edit): Texts {
  const file = name === "project" ? "schemas/project.yaml" : `schemas/shop/${name}${/\.(?:yaml|sql)$/u.test(name) ? "" : ".yaml"}`;
  const { [file]: text = "", ...others } = texts;
  if (to === undefined) return others;
  if (!text.includes(from)) throw new Error(`${file} has no ${JSON.stringify(from)}`);
  return { ...others, [file]: from === "" ? to : text.replace(from, () => to) };
}

/** Contracts whose text is the same in two states are the same objects there. */
const memory = readerMemory();

export function schemaOf(texts: Texts): Schema {
  const sources: Source[] = Object.entries(texts).map(([file, text]) => ({ file, text })).sort((left, right) => (left.file < right.file ? -1 : 1));
  const { schema, diagnostics } = readSchema(sources, stores, memory);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (schema === undefined || errors.length > 0) throw new Error(errors.map(({ message, span, help }) => `${span.file}: ${message} (${help ?? ""})`).join("\n"));
  return schema;
}
