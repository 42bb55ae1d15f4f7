import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "@concord/core";
import { API } from "typescript/unstable/sync";
import { SyntaxKind, type Node, type SourceFile } from "typescript/unstable/ast";
import { note, type Tree } from "../tree.ts";

/** TypeScript and JavaScript as the compiler reads it: kinds of nodes, their texts, and the comments between them. Throws on what it cannot read. */
export function readPrograms(files: readonly GeneratedFile[]): ReadonlyMap<string, Tree> {
  const folder = mkdtempSync(join(tmpdir(), "concord-hostile-"));
  const api = new API();
  try {
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const config = join(folder, "tsconfig.json");
    writeFileSync(config, JSON.stringify({ compilerOptions: { noLib: true, types: [], allowJs: true, noResolve: true }, include: ["**/*"] }));
    const { program } = api.updateSnapshot({ openProject: config }).getProject(config) ?? {};
    if (program === undefined) throw new Error("the compiler opens no project");
    return new Map(files.map(({ path, text }) => {
      const source = program.getSourceFile(join(folder, path));
      const [wrong] = program.getSyntacticDiagnostics(join(folder, path));
      if (source === undefined || wrong !== undefined) throw new Error(`${path}: ${wrong === undefined ? "is no source" : JSON.stringify(wrong.text)}`);
      return [path, treeOf(source, text)];
    }));
  } finally {
    api.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function treeOf(source: SourceFile, text: string): Tree {
  const seen = new Set<number>();
  const walk = (node: Node): Tree => {
    const start = node.getStart(source);
    const before = seen.has(node.pos) ? "" : text.slice(node.pos, start);
    seen.add(node.pos);
    const inner: Tree[] = [];
    node.forEachChild((child) => void inner.push(walk(child)));
    // Brackets around a name that is a text are there for `__proto__` alone, which is no name of an own member without them.
    if (node.kind === SyntaxKind.ComputedPropertyName && inner.length === 1) return inner[0] as Tree;
    const { text: read } = node as { readonly text?: unknown };
    // What the compiler's process hands over loses a U+FEFF at the start of a text.
    const own = typeof read === "string" && /^["'`](?:\ufeff|\\uFEFF)/iu.test(text.slice(start)) && !read.startsWith("\ufeff") ? `\ufeff${read}` : read;
    // A name in quotes is the same name. Columns in SQL, of which some stand in quotes, are read by the store itself when codecs are run; the SQL of
    // Drizzle's tables is that of the DDL, which the store reads.
    const isName = ["Identifier", "StringLiteral", "NoSubstitutionTemplateLiteral", "FirstTemplateToken"].includes(SyntaxKind[node.kind] as string);
    return {
      kind: isName ? "name or text" : (SyntaxKind[node.kind] as string),
      ...(typeof own === "string" && node.kind !== SyntaxKind.SourceFile ? { text: node.kind === SyntaxKind.RegularExpressionLiteral ? note(own) : text.slice(0, start).endsWith("sql.raw(") ? note("") : own.includes("::text") ? note(own) : own } : {}),
      ...(before.includes("/*") || before.includes("//") ? { comment: note(before) } : {}),
      ...(inner.length === 0 ? {} : { inner }),
    };
  };
  return walk(source);
}
