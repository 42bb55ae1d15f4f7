/** Twelve hues that keep white text readable (contrast above 4.5) and are told apart from their neighbours in the list. */
export const hues: readonly string[] = [
  "#2563c9", "#7a45c9", "#0b7f76", "#b4500f", "#b02a6b", "#3f7d23", "#4453c4", "#a3372d", "#0e7490", "#8a6100", "#8e3aa8", "#4a6374",
];
/** The same on a dark page, for lines and titles there. */
const onDark: readonly string[] = [
  "#6ea8ff", "#b692ff", "#3fd0c3", "#f5a05c", "#f580b7", "#8fd16a", "#98a5ff", "#ff8d80", "#4cc9e6", "#e0b44a", "#d88df0", "#a3bccc",
];

const sans = "\"Inter\",\"Segoe UI\",system-ui,-apple-system,\"Helvetica Neue\",Arial,\"Liberation Sans\",\"DejaVu Sans\",sans-serif";
const mono = "ui-monospace,\"SF Mono\",Menlo,Consolas,\"Liberation Mono\",\"DejaVu Sans Mono\",monospace";

/** Classes instead of custom properties, since not every SVG renderer knows those; a renderer without media queries draws the light picture. */
export function style(count: number): string {
  const used = Math.min(count, hues.length);
  const each = (list: readonly string[], rule: (hue: string, index: number) => string): string => list.slice(0, used).map(rule).join("");
  return [
    `text{font-family:${sans};font-size:13.5px;fill:#1f2328}`,
    ".m{font-family:" + mono + ";font-size:11.5px}",
    ".q{fill:#59636e}",
    ".h{font-size:22px;font-weight:700}.s{font-size:13px;fill:#59636e}",
    ".t{font-size:15px;font-weight:700;fill:#fff}.o{font-size:10.5px;fill:#fff;fill-opacity:.86}",
    ".a{font-size:18px;font-weight:700}",
    ".c{fill:#fff;stroke:#d1d9e0}.d{stroke:#eaeef2}",
    ".k{fill:#9a6700}.u{fill:none;stroke:#59636e;stroke-width:1.6}.p{fill:#d4762c;font-size:9px}",
    ".l{fill:none;stroke-width:1.7;stroke-linejoin:round;stroke-linecap:round}.w{fill:none;stroke:#fff;stroke-width:5;stroke-opacity:.85}.e{fill:#fff}",
    ".l.z{stroke-dasharray:6 5}.x{stroke:#8c959f;stroke-dasharray:5 4}",
    "[class^=r]{fill-opacity:.055;stroke-opacity:.35;stroke-dasharray:7 5}",
    each(hues, (hue, index) => `.b${index},.f${index},.r${index}{fill:${hue}}.g${index},.r${index}{stroke:${hue}}`),
    "@media (prefers-color-scheme:dark){",
    "text{fill:#e6edf3}.q,.s{fill:#9198a1}.t,.o{fill:#fff}",
    ".c{fill:#151b23;stroke:#3d444d}.d{stroke:#262c36}.k{fill:#d29922}.u{stroke:#9198a1}.w{stroke:#0d1117}.e{fill:#0d1117}",
    each(onDark, (hue, index) => `.f${index},.r${index}{fill:${hue}}.g${index},.r${index}{stroke:${hue}}`),
    "}",
  ].join("");
}
