import { readdirSync, statSync, type Dirent } from "node:fs";
import { join } from "node:path";
import { failureOf } from "../failure.ts";
import { contractsFolder } from "./root.ts";

/** What stands under `schemas/` and is no contract. */
const reserved: ReadonlySet<string> = new Set(["migrations", "releases", "layout.json", "approved.yaml"]);

/** Whether a path below the root is that of a contract, of SQL beside one, of seeds, or of project.yaml. */
export function isContract(path: string): boolean {
  const [folder, first] = path.split("/");
  return folder === contractsFolder && first !== undefined && !reserved.has(first) && (first === "seeds" ? /\.(?:yaml|yml|json)$/u : /\.(?:yaml|yml|json|sql)$/u).test(path) && !/(?:^|\/)\./u.test(path);
}

/** The paths of all contracts, of the SQL beside them, of seeds and of project.yaml, below the root and with `/`, in an order that is the same on every machine. */
export function contractFiles(root: string): readonly string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of entriesOf(root, folder)) {
      const path = `${folder}/${entry.name}`;
      if (folder === contractsFolder && reserved.has(entry.name)) continue;
      if (entry.isDirectory() && !entry.name.startsWith(".")) walk(path);
      else if (isContract(path) || isLinkToFolder(root, path, entry)) found.push(path);
    }
  };
  walk(contractsFolder);
  return found.sort((left, right) => (left < right ? -1 : 1));
}

function entriesOf(root: string, folder: string): readonly Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    throw failureOf(`cannot read ${folder}`, error);
  }
}

/** Named rather than walked: it could lead around in a circle. */
function isLinkToFolder(root: string, path: string, entry: Dirent): boolean {
  return entry.isSymbolicLink() && statSync(join(root, path), { throwIfNoEntry: false })?.isDirectory() === true;
}
