import { decode, emit, readerMemory, readSchema, type GeneratedFile, type Schema, type Source } from "@concord/core";
import { stores, targets } from "@concord/cli";
import { makeOnce, readContracts } from "../../packages/cli/src/compile.ts";
import { emptyLayout } from "@concord/diagram";
import { drizzleFiles } from "@concord/postgres/drizzle";
import { typesAt } from "@concord/typescript";
import type { Made } from "@concord/prove";
import { harmless, type Contract, type Place } from "./places.ts";

/** What became of a text at a place. */
export type Outcome =
  | { readonly is: "taken" }
  /** `placed`: it stands on a line of the contract or of project.yaml, and not on the whole file. */
  | { readonly is: "refused"; readonly placed: boolean; readonly says: string };

/** The project of all hostile contracts. */
export function harmlessProject(): Contract {
  return { name: "hostile", stores: ["postgres"], clientRole: "a_client", auth: { claims: { plan: { type: "string", default: "free" } } }, bigquery: { project: "hostile", location: "EU" }, packages: { scope: "@hostile", python: "hostile" } };
}

const grammar = readerMemory();

/** Compiles one contract with the text at one place: reads it, and, where targets have a say, makes everything of it. */
export function outcomeOf(place: Place, text: string): Outcome {
  const contract = harmless("thing");
  const project = harmlessProject();
  place.put(contract, text);
  place.project?.(project, text);
  const sources = [sourceOf("project", project), sourceOf("demo/thing", contract)];
  const reading = readContracts({ sources, texts: sources, layout: emptyLayout, diagnostics: [] }, grammar);
  const diagnostics = place.judged === true ? makeOnce(reading, () => undefined) : reading.diagnostics;
  const errors = diagnostics.filter((each) => each.severity === "error");
  if (errors.length === 0) return { is: "taken" };
  const placed = errors.every(({ span }) => {
    const source = sources.find((each) => each.file === span.file);
    return source !== undefined && span.start > 0 && span.end >= span.start && span.end < source.text.length;
  });
  return { is: "refused", placed, says: errors.map(({ code, message }) => `${code}: ${message}`).join("; ") };
}

/** A contract as its author would write it: YAML that is JSON, with nothing but ASCII, through the bytes of a file. */
export function sourceOf(name: string, contract: Contract): Source {
  const text = JSON.stringify(contract, null, 1).replace(/[\u007f-\uffff]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const { source, diagnostic } = decode(new TextEncoder().encode(text), `schemas/${name}.yaml`);
  if (diagnostic !== undefined) throw new Error(diagnostic.message);
  return source;
}

/** A project with one entity for each text, and with it whatever the command line would write, Drizzle's tables of packages included. */
export interface Whole { readonly schema: Schema; readonly made: readonly Made[]; readonly files: readonly GeneratedFile[] }

/**
 * Contracts `t0`, `t1` … with each text at every place that takes it; `shown` says what stands there instead, so that a project with harmless texts
 * at the same places is made in the same way. Throws what is wrong with them.
 */
export function wholeOf(texts: readonly string[], taken: (place: Place, text: string) => boolean, all: readonly Place[], shown: (index: number, place: Place) => string): Whole {
  const contracts = texts.map((text, index) => {
    const contract = harmless(`t${index}`);
    for (const place of all) if (taken(place, text)) place.put(contract, shown(index, place));
    return sourceOf(`demo/t${index}`, contract);
  });
  const { schema, diagnostics } = readSchema([sourceOf("project", harmlessProject()), ...contracts], stores);
  if (schema === undefined) throw new Error(diagnostics.map(({ span, message }) => `${span.file}: ${message}`).join("\n"));
  const made = targets.filter((target) => target.isWanted?.(schema.project) !== false).map((target) => ({ target, ...emit(target, schema) }));
  return { schema, made, files: [...made.flatMap((each) => each.files), ...drizzleFiles(schema, typesAt)] };
}
