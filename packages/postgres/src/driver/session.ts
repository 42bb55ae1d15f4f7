import { Client, type ClientConfig, type CustomTypesConfig } from "pg";
import { sessionSettings } from "./decode.ts";

/** A statement with its bound values. */
export interface Statement { readonly text: string; readonly values: readonly (string | null)[] }

type Row = readonly (string | null)[];

/** A column of a result: its type and type modifier as the catalog numbers them. */
export interface ResultColumn { readonly name: string; readonly type: number; readonly modifier: number }

/** The most statements that a connection keeps prepared; each costs the server some ten kilobytes. */
const mostPrepared = 300;

/**
 * One connection that asks one question at a time. Statements are prepared, since they come again with other values; and they are sent one after the other without
 * a pause, since to wait for every answer takes longer than the answers do.
 */
export class Session {
  readonly #client: Client;
  /** Why something failed that was sent without waiting for it. */
  #failed: Error | undefined;
  #names = new Map<string, string>();
  #named = 0;

  private constructor(client: Client) {
    this.#client = client;
  }

  static async open(config: ClientConfig): Promise<Session> {
    const client = new Client({ ...config, options: sessionSettings, pipeline: true });
    client.on("error", () => {}); // The query that waits for an ended connection fails with it.
    await client.connect();
    return new Session(client);
  }

  /** Runs a statement; rows as text, what their columns are, and how many were touched. Throws what the server says. */
  async run({ text, values }: Statement): Promise<{ readonly rows: readonly Row[]; readonly columns: readonly ResultColumn[]; readonly count: number }> {
    const name = await this.#nameOf(text);
    const { rows, fields, rowCount } = await this.#client.query<(string | null)[]>({ name, text, values: [...values], rowMode: "array", types: asText }).catch((error: unknown) => { throw this.#cause(error); });
    const columns = fields.map((field) => ({ name: field.name, type: field.dataTypeID, modifier: field.dataTypeModifier }));
    return { rows, columns, count: rowCount ?? 0 };
  }

  /** Runs statements without values. */
  async command(text: string): Promise<void> {
    await this.#client.query(text).catch((error: unknown) => { throw this.#cause(error); });
  }

  /** Sends statements without values, and does not wait: where one fails, so does what is sent after it in its transaction, with this failure as its cause. */
  send(text: string): void {
    this.#client.query(text).catch((error: Error) => { this.#failed ??= error; });
  }

  /** Sends the end of a transaction, whatever became of it. What failed in it is past. */
  end(): void {
    this.#client.query("ROLLBACK").then(() => { this.#failed = undefined; }, (error: Error) => { this.#failed = error; });
  }

  /** Forgets every prepared statement, those that statements prepared by name included. */
  async forget(): Promise<void> {
    await this.#client.query("DEALLOCATE ALL");
    this.#names = new Map();
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  /** A statement that fails because one before it did is no answer to its question. */
  #cause(error: unknown): unknown {
    return this.#failed === undefined ? error : new Error(`an earlier statement failed: ${this.#failed.message}`, { cause: this.#failed });
  }

  async #nameOf(text: string): Promise<string> {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size === mostPrepared) {
      await this.forget();
    }
    const name = `s${(this.#named += 1)}`;
    this.#names.set(text, name);
    return name;
  }
}

const asText = { getTypeParser: () => (value: string) => value } as unknown as CustomTypesConfig;
