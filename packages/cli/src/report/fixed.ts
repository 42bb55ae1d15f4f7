import { positionAt } from "@concord/core";
import type { Fixed } from "../fix.ts";
import type { Stream } from "../world.ts";
import { plural } from "./plural.ts";

/** Prints what was mended, a line each: where it stood, what was wrong, what was done. */
export function printFixed(to: Stream, fixed: readonly Fixed[]): void {
  if (fixed.length === 0) return;
  for (const { diagnostic, source } of fixed) {
    const { line, column } = positionAt(source, diagnostic.span.start);
    to.write(`${to.colours.green("fixed")} ${diagnostic.span.file}:${line}:${column} ${diagnostic.message}: ${diagnostic.fix.title} [${diagnostic.code}]\n`);
  }
  to.write(`${to.colours.bold(`${plural(fixed.length, "finding")} mended in ${plural(new Set(fixed.map(({ source }) => source.file)).size, "file")}`)}\n\n`);
}
