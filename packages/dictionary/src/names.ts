import type { Project } from "@concord/core";

/** The target's name and folder. */
export const folder = "docs";

interface Named { readonly namespace: string; readonly name: string }

/** The page of an entity or shared type below the output folder. A folder's own page is README.md, on file systems that fold case as well. */
export function pageOf({ namespace, name }: Named): string {
  return `${folder}/${namespace}/${fileOf(name)}`;
}

/** How a page of one namespace links to the page of an id. */
export function pathTo(id: string, from: string): string {
  const { namespace, name } = namedBy(id);
  return namespace === from ? fileOf(name) : `../${namespace}/${fileOf(name)}`;
}

function fileOf(name: string): string {
  return name.toLowerCase() === "readme" ? `${name}_.md` : `${name}.md`;
}

/** The page of a namespace below the output folder, and the page of everything. */
export function indexOf(namespace?: string): string {
  return namespace === undefined ? `${folder}/README.md` : `${folder}/${namespace}/README.md`;
}

/** The way from a page in a namespace's folder to the project's root: contracts stand there. */
export function upToRoot(project: Project): string {
  return `../../${"../".repeat(project.output.split("/").filter((step) => step !== "" && step !== ".").length)}`;
}

/** The namespace and name of an id. */
export function namedBy(id: string): Named {
  const dot = id.indexOf(".");
  return { namespace: id.slice(0, dot), name: id.slice(dot + 1) };
}

/** How a page calls another entity or type: by its name alone in the same namespace. */
export function shortName(id: string, from: string): string {
  const { namespace, name } = namedBy(id);
  return namespace === from ? name : id;
}
