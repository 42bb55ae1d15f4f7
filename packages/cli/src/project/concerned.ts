import type { Source } from "@concord/core";

/**
 * The files that must be read to tell what changed between two states: those whose text differs, those that depend on one of them, and all that these depend
 * on. A file may depend on another if it holds its name as a word anywhere; that is too many rather than too few. A change of `project.yaml` concerns all.
 */
export function concerned(before: readonly Source[], after: readonly Source[]): (source: Source) => boolean {
  const old = new Map(before.map((source) => [source.file, source]));
  const now = new Map(after.map((source) => [source.file, source]));
  const files = [...new Set([...old.keys(), ...now.keys()])];
  const differing = files.filter((file) => old.get(file)?.text !== now.get(file)?.text);
  if (differing.some((file) => nameOf(file) === "project")) return () => true;
  const byName = Map.groupBy(files, nameOf);
  const mentioned = new Map(files.map((file) => [file, mentionedIn(file, [old.get(file), now.get(file)], byName)]));
  const mentions = [...mentioned].flatMap(([from, others]) => others.map((to) => ({ from, to })));
  const mentioning = Map.groupBy(mentions, ({ to }) => to);
  const depending = closure(differing, (file) => (mentioning.get(file) ?? []).map(({ from }) => from));
  const needed = closure([...depending], (file) => mentioned.get(file) ?? []);
  return ({ file }) => needed.has(file) || nameOf(file) === "project";
}

/** The name by which contracts call one: the file's, without what tells kinds and formats apart. */
function nameOf(file: string): string {
  return (file.split("/").at(-1) ?? file).split(".")[0] ?? file;
}

function mentionedIn(file: string, sources: readonly (Source | undefined)[], byName: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const words = new Set(sources.flatMap((source) => source?.text.match(/[A-Za-z][A-Za-z0-9]*/gu) ?? []));
  return [...words].flatMap((word) => byName.get(word) ?? []).filter((other) => other !== file);
}

function closure(from: readonly string[], next: (file: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (const file of found) for (const other of next(file)) found.add(other);
  return found;
}
