import type { ProjectDraft, ProjectWords } from "../language/draft.ts";
import { valueSpan } from "../language/place.ts";
import type { MapNode } from "../read/node.ts";
import type { Packages, Project } from "../model/schema.ts";

/** The project's settings with their defaults; the first store there is (PostgreSQL in the command line) where stores are not said. */
export function resolveProject(draft: ProjectDraft | undefined, storeNames: readonly string[]): Project {
  const words = draft?.words ?? {};
  const usual = storeNames.slice(0, 1);
  const blocks: Record<string, unknown> = {};
  for (const store of storeNames) if (store in words) blocks[store] = (words as Record<string, unknown>)[store];
  const stores = words.stores ?? usual;
  const primary = words.primary ?? (stores.length === 1 ? stores[0] : undefined);
  return {
    name: words.name ?? "schemas",
    stores,
    ...(primary === undefined ? {} : { primary }),
    ...(words.clientRole === undefined ? {} : { clientRole: words.clientRole }),
    auth: { uid: words.auth?.uid ?? "sub", roles: words.auth?.roles ?? "roles", claims: words.auth?.claims ?? {} },
    naming: words.naming ?? {},
    strict: words.strict === true ? ["*:*"] : words.strict === false || words.strict === undefined ? [] : words.strict,
    output: words.output ?? "generated",
    ...(words.packages === undefined ? {} : { packages: resolvePackages(words.packages) }),
    spans: Object.fromEntries((draft?.node.entries ?? []).map(({ key }) => [key, valueSpan(draft?.node as MapNode, [key])])),
    blocks,
  };
}

function resolvePackages({ scope, all, each, python, drizzle, license }: NonNullable<ProjectWords["packages"]>): Packages {
  return { scope, all: all ?? "contracts", each: each ?? ["all", "namespace"], ...(python === undefined ? {} : { python }), ...(drizzle === true ? { drizzle } : {}), license: license ?? "UNLICENSED" };
}
