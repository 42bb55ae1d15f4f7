/** The words with which contracts begin: each says what kind of contract the file is. */
export const fileWords = ["entity", "object", "enum", "trait", "view", "query"] as const;
export type FileWord = (typeof fileWords)[number];

/** Where a contract stands by its file's name. */
export interface ContractPlace {
  readonly namespace: string;
  readonly name: string;
  /** What the name of the file says beside the contract's own: `activeCampaigns.view.yaml`. */
  readonly kind?: "view" | "query";
}

/** `schemas/<namespace>/<name>.yaml`, `<name>.view.yaml` or `<name>.query.yaml`, and nothing deeper. */
export function contractPlace(file: string): ContractPlace | undefined {
  const [, namespace, base, ...deeper] = file.split("/");
  if (namespace === undefined || base === undefined || deeper.length > 0) return undefined;
  const [, name, kind] = /^(.*?)(?:\.(view|query))?\.(?:yaml|yml|json)$/u.exec(base) ?? [];
  if (name === undefined) return undefined;
  return kind === undefined ? { namespace, name } : { namespace, name, kind: kind as "view" | "query" };
}

/** Whether a file holds SQL that stands beside a contract. */
export function isSql(file: string): boolean {
  return file.endsWith(".sql");
}

/** `schemas/<namespace>/<name>.<store>.sql`; nothing for any other name. */
export function sqlPlace(file: string): { readonly namespace: string; readonly name: string; readonly store: string } | undefined {
  const [, namespace, name, store] = /^[^/]+\/([^/]+)\/([^/.]+)\.([^/.]+)\.sql$/u.exec(file) ?? [];
  return namespace === undefined || name === undefined || store === undefined ? undefined : { namespace, name, store };
}
