import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The colours and sizes of a comment on GitHub, as far as a report needs them. */
const style = `
body { margin: 0; padding: 24px; width: 820px; font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif; color: #1f2328; background: #fff; }
h2 { font-size: 21px; border-bottom: 1px solid #d1d9e0; padding-bottom: 6px; } h3 { font-size: 17.5px; margin: 24px 0 8px; }
code { font: 85% ui-monospace, "DejaVu Sans Mono", monospace; background: #818b981f; padding: .2em .4em; border-radius: 6px; }
pre { background: #f6f8fa; padding: 16px; border-radius: 6px; overflow: auto; } pre code { background: none; padding: 0; }
table { border-collapse: collapse; display: block; max-width: 100%; overflow: auto; margin: 0 0 16px; } th, td { border: 1px solid #d1d9e0; padding: 6px 13px; } tr:nth-child(even) td { background: #f6f8fa; }
details { margin: 0 0 12px; } summary { cursor: pointer; } ul { padding-left: 2em; margin: 0 0 16px; }
blockquote { margin: 0 0 16px; padding: 8px 16px; border-left: 4px solid #d1d9e0; }
blockquote.caution { border-color: #cf222e; } blockquote.warning { border-color: #9a6700; } blockquote.tip { border-color: #1a7f37; }
blockquote b { display: block; } blockquote p { margin: 0; }`;

/** Reports as GitHub shows them, nearly, each in a section: Markdown with its tables and alerts, diagrams as Mermaid finds them. */
export function pageOf(reports: readonly string[]): string {
  const sections = reports.map((markdown) => micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true })
    .replaceAll(/<blockquote>\s*<p>\[!(\w+)\]\n?/gu, (_, kind: string) => `<blockquote class="${kind.toLowerCase()}"><b>${kind[0]}${kind.slice(1).toLowerCase()}</b><p>`)
    .replaceAll(/<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/gu, '<pre class="mermaid">$1</pre>'));
  return `<!doctype html><meta charset="utf-8"><style>${style}</style><body>${sections.map((each) => `<section>${each}</section>`).join("")}</body>`;
}

/** Mermaid as a script of the page. */
export const mermaidScript: string = readFileSync(fileURLToPath(import.meta.resolve("mermaid/dist/mermaid.min.js")), "utf8");
