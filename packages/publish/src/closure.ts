import type { GeneratedFile } from "@concord/core";

/** How generated code names another file: in an import or export, or, in declarations, within a type. */
const specifiers = /^(?:import|export) .*from "(\.{1,2}\/[^"]+)";$|\bimport\("(\.{1,2}\/[^"]+)"\)/gmu;

/** Lines of comments, which hold text of contracts. */
const comments = /^\s*(?:\*|\/\*\*|\/\/).*$/gmu;

/**
 * The files at these paths and all that they import, straight or through others: a package is whole by itself. Declarations
 * lead to declarations only, so that of a contract whose types alone are used no code comes along. Paths that no file has are left out.
 */
export function closure(files: ReadonlyMap<string, GeneratedFile>, start: readonly string[]): readonly GeneratedFile[] {
  const found = new Map<string, GeneratedFile>();
  const waiting = [...start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const file = files.get(path);
    if (file === undefined || found.has(path)) continue;
    found.set(path, file);
    for (const [, imported, within] of file.text.replace(comments, "").matchAll(specifiers)) {
      const target = resolved(path, (imported ?? within) as string);
      waiting.push(path.endsWith(".d.ts") ? target.replace(/\.js$/u, ".d.ts") : target);
    }
  }
  return [...found.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** A relative specifier, from the file that holds it. */
function resolved(from: string, specifier: string): string {
  const steps = from.split("/").slice(0, -1);
  for (const step of specifier.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
