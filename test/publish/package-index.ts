import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join, resolve, sep } from "node:path";

/** A package index of Python's, as long as a test needs one. */
export interface PackageIndex {
  /** What `--index-url` takes. */
  readonly url: string;
  /** Puts a wheel into it, beside those of the same project. */
  readonly add: (project: string, wheel: string) => void;
  /** What was asked of it, path by path. */
  readonly asked: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Serves a folder of the form of PEP 503: a page of links at its root and in each project's folder, by normalised names, files with their SHA-256 beside them. On a port that is free. */
export async function startPackageIndex(folder: string): Promise<PackageIndex> {
  const files = new Map<string, Map<string, string>>();
  const asked: string[] = [];
  const page = (links: readonly string[]): string => `<!DOCTYPE html>\n<html><body>\n${links.join("\n")}\n</body></html>\n`;
  const server = createServer(({ url = "/" }, response) => {
    asked.push(url);
    const path = resolve(folder, `.${url.endsWith("/") ? `${url}index.html` : url}`);
    if (!path.startsWith(folder + sep) || !existsSync(path)) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": path.endsWith(".html") ? "text/html" : "application/octet-stream" }).end(readFileSync(path));
  });
  await new Promise<void>((listening) => { server.listen(0, "127.0.0.1", listening); });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked,
    add: (project, wheel) => {
      const name = basename(wheel);
      mkdirSync(join(folder, project), { recursive: true });
      copyFileSync(wheel, join(folder, project, name));
      const links = files.get(project) ?? new Map<string, string>();
      files.set(project, links.set(name, `<a href="${name}#sha256=${createHash("sha256").update(readFileSync(wheel)).digest("hex")}">${name}</a>`));
      writeFileSync(join(folder, project, "index.html"), page([...links.values()]));
      writeFileSync(join(folder, "index.html"), page([...files.keys()].map((each) => `<a href="${each}/">${each}</a>`)));
    },
    stop: () => new Promise((stopped) => { server.close(() => stopped()); server.closeAllConnections(); }),
  };
}
