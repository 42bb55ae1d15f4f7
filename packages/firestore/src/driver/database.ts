import { fieldPath } from "../quote.ts";
import { loadRules } from "./rest.ts";
import type { Fields, Value } from "./value.ts";

/** How a request ended: `ok`, or the rules' (or a precondition's) refusal in the emulator's words. */
export type Reply = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly reason: string };

/** One write of a commit. */
export type DocumentWrite =
  | { readonly do: "create"; readonly path: string; readonly fields: Fields; readonly now: readonly string[] }
  | { readonly do: "update"; readonly path: string; readonly fields: Fields; readonly changed: readonly string[]; readonly now: readonly string[] }
  | { readonly do: "put"; readonly path: string; readonly fields: Fields }
  | { readonly do: "delete"; readonly path: string };

/** One project of an emulator, with documents and rules of its own. Paths are `collection/id`. */
export class Database {
  readonly #host: string;
  readonly #project: string;
  readonly #root: string;

  constructor(host: string, project: string) {
    this.#host = host;
    this.#project = project;
    this.#root = `projects/${project}/databases/(default)/documents`;
  }

  loadRules(rules: string): Promise<void> {
    return loadRules(this.#host, this.#project, rules);
  }

  /** All writes or none, as the bearer of the token; `now` are top-level fields that take the request's time. */
  commit(writes: readonly DocumentWrite[], token: string | undefined): Promise<Reply> {
    return this.#call(":commit", { writes: writes.map((write) => this.#written(write)) }, token);
  }

  /** One document, or nothing where there is none. By its name in the body, since not every id survives in an address. */
  async get(path: string, token: string | undefined): Promise<Reply & { readonly fields?: Fields }> {
    const reply = await this.#call(":batchGet", { documents: [`${this.#root}/${path}`] }, token);
    if (!reply.ok) return reply;
    const [first] = reply.body as readonly { readonly found?: { readonly fields?: Fields } }[];
    return first?.found === undefined ? reply : { ...reply, fields: first.found.fields ?? {} };
  }

  /** All documents of a collection, by its path, whose fields have these values. */
  list(collection: string, filter: Filter, token: string | undefined): Promise<Reply> {
    const at = collection.lastIndexOf("/");
    const above = at < 0 ? "" : `/${collection.slice(0, at).split("/").map(encodeURIComponent).join("/")}`;
    return this.#call(`${above}:runQuery`, { structuredQuery: { from: [{ collectionId: collection.slice(at + 1) }], ...conditions(filter) } }, token);
  }

  /** The same of all collections of this name. */
  listGroup(collection: string, filter: Filter, token: string | undefined): Promise<Reply> {
    return this.#call(":runQuery", { structuredQuery: { from: [{ collectionId: collection, allDescendants: true }], ...conditions(filter) } }, token);
  }

  #written(write: DocumentWrite): object {
    const name = `${this.#root}/${write.path}`;
    if (write.do === "delete") return { delete: name };
    const document = { name, fields: write.fields };
    if (write.do === "put") return { update: document };
    const transforms = write.now.length === 0 ? {} : { updateTransforms: write.now.map((field) => ({ fieldPath: fieldPath([field]), setToServerValue: "REQUEST_TIME" })) };
    if (write.do === "create") return { update: document, ...transforms, currentDocument: { exists: false } };
    return { update: document, updateMask: { fieldPaths: write.changed.map((field) => fieldPath([field])) }, ...transforms, currentDocument: { exists: true } };
  }

  /** A refusal is an answer; anything else that is not OK is thrown, since it would be taken for a verdict. */
  async #call(verb: string, body: unknown, token: string | undefined): Promise<Reply> {
    const response = await fetch(`http://${this.#host}/v1/${this.#root}${verb}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    const parsed = (text === "" ? {} : JSON.parse(text)) as unknown;
    if (response.ok) return { ok: true, body: parsed };
    const [first] = (Array.isArray(parsed) ? parsed : [parsed]) as readonly { readonly error?: { readonly status?: string; readonly message?: string } }[];
    const status = first?.error?.status ?? "";
    if (status === "PERMISSION_DENIED" || status === "ALREADY_EXISTS") return { ok: false, reason: `${status}: ${(first?.error?.message ?? "").replace(/\s+/g, " ").trim().slice(0, 300)}` };
    throw new Error(`the emulator answers ${response.status} to ${verb} ${JSON.stringify(body).slice(0, 300)}: ${text.slice(0, 500)}`);
  }
}

/** Fields that have these values, all of them. */
type Filter = readonly { readonly field: string; readonly value: Value }[];

function conditions(filter: Filter): object {
  const filters = filter.map(({ field, value }) => {
    const named = { field: { fieldPath: fieldPath([field]) } };
    return "nullValue" in value ? { unaryFilter: { ...named, op: "IS_NULL" } } : { fieldFilter: { ...named, op: "EQUAL", value } };
  });
  return filters.length === 0 ? {} : { where: filters.length === 1 ? filters[0] : { compositeFilter: { op: "AND", filters } } };
}
