import { audiencesOf, describe, heeded, printPath, type JudgedChange } from "@concord/changes";
import { bullets, text } from "@concord/dictionary";

/** CHANGELOG.md of one release: what changed, contract by contract, and whom it breaks. */
export function changelog(version: string, changes: readonly JudgedChange[]): string {
  const groups = [...Map.groupBy(changes, ({ change }) => change.of)];
  const said = groups.map(([of, each]) => `### ${text(of)}\n\n${bullets(each.map(lineOf))}`);
  return `# Changelog\n\n## ${text(version)}\n\n${said.length === 0 ? "Nothing changed.\n" : said.join("\n")}`;
}

function lineOf(judged: JudgedChange): string {
  const path = printPath(judged.change.path);
  const [weakened, breaking] = [audiencesOf(judged, "weakened"), audiencesOf(judged, "breaking").filter((audience) => heeded.includes(audience))];
  const whom = [...(breaking.length === 0 ? [] : [`breaks ${breaking.join(", ")}`]), ...(weakened.length === 0 ? [] : [`weakens ${weakened.join(", ")}`])];
  return `${text(`${path === "" ? "" : `${path}: `}${describe(judged.change)}`)}${whom.length === 0 ? "" : ` (${whom.join("; ")})`}`;
}
