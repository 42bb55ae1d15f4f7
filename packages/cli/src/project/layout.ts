import { report, type Diagnostic, type Schema, type Source } from "@concord/core";
import { emptyLayout, layoutFormat, layoutOf, printLayout, type Layout } from "@concord/diagram";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { failureOf } from "../failure.ts";
import { naming } from "../targets.ts";
import { replaceFile } from "../write/replace.ts";
import { badLayout } from "./codes.ts";
import { takeFile } from "./files.ts";
import { layoutFile } from "./root.ts";

/** The layout as it stands on the disk; an empty one where there is no file. */
export interface KeptLayout {
  readonly layout: Layout;
  readonly source?: Source;
  readonly diagnostics: readonly Diagnostic[];
}

export function readLayout(root: string): KeptLayout {
  const taken = takeFile(root, layoutFile);
  if (taken === undefined) return { layout: emptyLayout, diagnostics: [] };
  if (taken.diagnostic !== undefined) return { layout: emptyLayout, diagnostics: [taken.diagnostic] };
  const { source } = taken;
  const refused = (message: string): KeptLayout => ({
    layout: emptyLayout,
    source,
    diagnostics: [report(badLayout, { file: layoutFile, start: 0, end: 0 }, message, { help: "mend it, or remove the file: a build makes a new one" })],
  });
  try {
    const judged = layoutFormat.safeParse(JSON.parse(source.text));
    if (judged.success) return { layout: judged.data, source, diagnostics: [] };
    const [issue] = judged.error.issues;
    return refused(`the layout is not in its form: ${[...(issue?.path ?? [])].join(".")}: ${issue?.message.toLowerCase()}`);
  } catch (error) {
    return refused(`the file is not JSON: ${(error as Error).message}`);
  }
}

/** Writes the places of all tables, if any is new, moved or gone. */
export function keepLayout(root: string, schema: Schema, { layout, source }: KeptLayout): KeptLayout {
  const next = layoutOf(schema, layout, naming);
  const text = printLayout(next);
  if (text === source?.text) return { layout, source, diagnostics: [] };
  if (source === undefined) create(root, text);
  else replaceFile(root, layoutFile, text);
  return { layout: next, source: { file: layoutFile, text }, diagnostics: [] };
}

function create(root: string, text: string): void {
  try {
    writeFileSync(join(root, layoutFile), text, { flag: "wx" });
  } catch (error) {
    throw failureOf(`cannot write ${layoutFile}`, error);
  }
}
