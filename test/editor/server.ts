import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter, type MessageConnection } from "vscode-jsonrpc/node";

export interface Place { readonly line: number; readonly character: number }
export interface Finding { readonly message: string; readonly range: { readonly start: Place; readonly end: Place } }

/** A real YAML language server over stdio, told one schema for all files; nothing is fetched. */
export class Editor {
  readonly #server: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #found = new Map<string, (findings: readonly Finding[]) => void>();

  private constructor(server: ChildProcess, connection: MessageConnection) {
    this.#server = server;
    this.#connection = connection;
  }

  /** Starts the server with the schema at `schemaUri`, which may be a data: or file: address. */
  static async open(schema: object): Promise<Editor> {
    const binary = createRequire(import.meta.url).resolve("yaml-language-server/bin/yaml-language-server");
    const server = spawn(process.execPath, [binary, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    const connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    const editor = new Editor(server, connection);
    connection.onRequest("workspace/configuration", (request: { items: readonly { section: string }[] }) =>
      request.items.map((item) => (item.section === "yaml" ? { validate: true, hover: true, completion: true, schemaStore: { enable: false }, schemas: {} } : {})));
    connection.onRequest("custom/schema/request", () => "concord:contract");
    connection.onRequest("custom/schema/content", () => JSON.stringify(schema));
    connection.onNotification("textDocument/publishDiagnostics", (told: { uri: string; diagnostics: readonly Finding[] }) => editor.#found.get(told.uri)?.(told.diagnostics));
    connection.listen();
    await connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true }, textDocument: { completion: { completionItem: { documentationFormat: ["plaintext"] } } } } });
    await connection.sendNotification("initialized", {});
    await connection.sendNotification("yaml/registerCustomSchemaRequest", {});
    return editor;
  }

  /** Opens a document and gives what the server finds wrong with it. */
  async findings(uri: string, text: string): Promise<readonly Finding[]> {
    const told = new Promise<readonly Finding[]>((resolve) => this.#found.set(uri, resolve));
    await this.#connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    return told;
  }

  /** The labels that the server offers at a place of an open document. */
  async completions(uri: string, position: Place): Promise<readonly string[]> {
    const list = (await this.#connection.sendRequest("textDocument/completion", { textDocument: { uri }, position })) as { items: readonly { label: string }[] };
    return list.items.map((item) => item.label);
  }

  /** What the server says of the word at a place of an open document. */
  async hover(uri: string, position: Place): Promise<string> {
    const told = (await this.#connection.sendRequest("textDocument/hover", { textDocument: { uri }, position })) as { contents: { value: string } } | null;
    return told?.contents.value ?? "";
  }

  close(): void {
    this.#connection.dispose();
    this.#server.kill();
  }
}
