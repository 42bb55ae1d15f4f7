import type { GeneratedFile } from "@concord/core";
import type { Package } from "../package.ts";

/**
 * A text that stands for all that a package holds but its version and its changelog, which are made of what is recorded: two packages with the same text are the same.
 * Whoever records it takes its hash.
 */
export function contentText({ files }: Package): string {
  return files.filter(({ path }) => path !== "CHANGELOG.md").map((file) => `${file.path}\n${textOf(file)}\n`).join("\0");
}

function textOf({ path, text }: GeneratedFile): string {
  if (path === "package.json") return text.replace(/^ {2}"version": ".*",\n/mu, "");
  return path === "pyproject.toml" ? text.replace(/^version = ".*"\n/mu, "") : text;
}
