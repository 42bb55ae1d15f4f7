import { Worker } from "node:worker_threads";
import type { Breakage } from "./edit.ts";
import type { Read } from "./reader.ts";

/** After so many seconds of wall clock a reader is taken for one that never ends. A busy machine has to be allowed for: what counts is the processor's time in `Read`. */
const patience = 60;

/** Reads broken contracts in a thread of its own; one that hangs or dies is ended there and reported, and the next contract gets a new thread. */
export class Reader {
  #worker: Worker | undefined;
  #answer: (read: Read) => void = () => undefined;

  async read(broken: readonly [number, Breakage]): Promise<Read> {
    const worker = this.#worker ?? this.#start();
    const failed = (fault: string): void => this.#answer({ faults: [fault], codes: [], outcome: "failed", milliseconds: 0 });
    const timer = setTimeout(() => failed(`no answer after ${patience} s`), patience * 1000);
    const read = await new Promise<Read>((resolve) => {
      this.#answer = resolve;
      worker.postMessage(broken, []);
    });
    clearTimeout(timer);
    if (read.outcome === "failed") await this.stop();
    return read;
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL("reader.ts", import.meta.url), { execArgv: ["--conditions=concord-source"] });
    const died = (fault: string): void => this.#answer({ faults: [fault], codes: [], outcome: "failed", milliseconds: 0 });
    worker.on("message", (read: Read) => this.#answer(read));
    worker.on("error", (error: unknown) => died(`the reader died: ${error instanceof Error ? error.stack : String(error)}`));
    worker.on("exit", (code) => died(`the reader ended with ${code}`));
    this.#worker = worker;
    return worker;
  }
}
