// A worker: reads and compiles one broken contract after the other, as the command line does under watch, and says what came of it.
import { decode, frame, readerMemory, type Diagnostic, type ReaderMemory, type Source, type Span } from "@concord/core";
import { codes } from "@concord/cli";
import { emptyLayout } from "@concord/diagram";
import { parentPort } from "node:worker_threads";
import { makeOnce, readContracts } from "../../packages/cli/src/compile.ts";
import { bases } from "./contracts.ts";
import { broken, type Breakage } from "./edit.ts";

/** What a broken contract came to. */
export interface Read {
  /** What it should not have come to: an exception, a finding without a place, a text that no file can hold. */
  readonly faults: readonly string[];
  /** Codes of its findings. */
  readonly codes: readonly string[];
  readonly outcome: "refused" | "compiled" | "failed";
  /** Processor time of this thread, in milliseconds. */
  readonly milliseconds: number;
}

const known = new Set(codes.map(({ code }) => code));
const all = bases();
/** What each contract stands beside is the same in every round: it is read once. */
const memories: readonly ReaderMemory[] = all.map(readerMemory);

parentPort?.on("message", ([number, breakage]: readonly [number, Breakage]) => parentPort?.postMessage(read(number, breakage), []));

function read(number: number, breakage: Breakage): Read {
  const base = all[number % all.length] as (typeof all)[number];
  const file = breakage.json ? base.contract.file.replace(/\.yaml$/u, ".json") : base.contract.file;
  const bytes = broken(base.contract.text, breakage);
  const before = process.threadCpuUsage();
  try {
    const { diagnostics, texts, faults, compiled } = compile(file, bytes, base.beside, memories[number % all.length]);
    const sourceOf = (wanted: string): Source | undefined => texts.find((each) => each.file === wanted);
    const found = [...faults, ...diagnostics.flatMap((each) => faultsOf(each, sourceOf))];
    return { faults: found, codes: [...new Set(diagnostics.map(({ code }) => code))], outcome: compiled ? "compiled" : "refused", milliseconds: since(before) };
  } catch (error) {
    return { faults: [error instanceof Error ? (error.stack ?? error.message) : String(error)], codes: [], outcome: "failed", milliseconds: since(before) };
  }
}

function since(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

interface Compiled { readonly diagnostics: readonly Diagnostic[]; readonly texts: readonly Source[]; readonly faults: readonly string[]; readonly compiled: boolean }

function compile(file: string, bytes: Uint8Array, beside: readonly Source[], memory: ReaderMemory | undefined): Compiled {
  const { source, diagnostic } = decode(bytes, file);
  const texts = [...beside, source].toSorted((one, other) => (one.file < other.file ? -1 : 1));
  const sources = diagnostic === undefined ? texts : beside;
  const reading = readContracts({ sources, texts, layout: emptyLayout, diagnostics: diagnostic === undefined ? [] : [diagnostic] }, memory);
  const faults: string[] = [];
  const diagnostics = makeOnce(reading, (files) => {
    for (const { path, text } of files) {
      if (!/^[\w.-]+(?:\/[\w.-]+)*$/u.test(path) || path.includes("..")) faults.push(`the path ${JSON.stringify(path)} leads elsewhere`);
      if (!text.isWellFormed() || text.includes("\0")) faults.push(`${path} holds what no file of text can`);
    }
  });
  const refused = diagnostics.some(({ severity }) => severity === "error");
  if (reading.schema === undefined && !refused) faults.push("nothing was compiled, and no finding says why");
  return { diagnostics, texts, faults, compiled: !refused };
}

/** What is wrong with a finding: it stands nowhere, or cannot be shown. */
function faultsOf(diagnostic: Diagnostic, sourceOf: (file: string) => Source | undefined): readonly string[] {
  const outside = ({ file, start, end }: Span): boolean => {
    const text = sourceOf(file)?.text;
    return text === undefined || !Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < start || end > text.length;
  };
  const { code, message, span, related } = diagnostic;
  const shown = frame(diagnostic, sourceOf);
  return [
    ...(known.has(code) ? [] : [`${code} is no code`]),
    ...[span, ...related.map((each) => each.span)].filter(outside).map((each) => `${code}: ${message}: stands at ${JSON.stringify(each)}, outside of every file`),
    ...(/[\0-\x09\x0b-\x1f\x7f-\x9f]/u.test(shown) ? [`${code}: its frame holds a control character`] : []),
    ...(message.trim() === "" ? [`${code} says nothing`] : []),
  ];
}
