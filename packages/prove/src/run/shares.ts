/**
 * Shares one thread among engines. Those that are libraries never wait, so that without a pause between their batches those that are servers would get
 * no answer before the libraries are done; and where the time is limited, they would use all of it.
 */
export class Shares {
  readonly #clock: () => number;
  readonly #pause: (milliseconds: number) => Promise<void>;
  /** Engines that still put questions. */
  #engines: number;

  /**
   * @param clock milliseconds since whenever.
   * @param pause lets the thread do something else for so many milliseconds; for 0 whatever waits to be done.
   */
  constructor(engines: number, clock: () => number, pause: (milliseconds: number) => Promise<void>) {
    this.#engines = engines;
    this.#clock = clock;
    this.#pause = pause;
  }

  /** What holds one engine to its share. */
  share(): Share {
    const began = this.#clock();
    let [used, waited, from] = [0, 0, began];
    const passed = (): number => {
      const since = this.#clock() - from;
      from += since;
      return since;
    };
    return {
      begin: () => { passed(); },
      works: () => { waited += passed(); },
      waits: () => { used += passed(); },
      rest: async (isLimited) => {
        used += passed();
        // It has had its share if all engines together would have used more than there was since it began. One that waits most of the time gives way by itself.
        const owed = (): number => (waited > used || !isLimited() ? 0 : Math.max(used * this.#engines - (this.#clock() - began), 0));
        do await this.#pause(Math.min(owed(), longest));
        while (owed() > 0);
        passed();
      },
      leave: () => { this.#engines -= 1; },
    };
  }
}

/** Milliseconds after which it is asked again whether a share has grown, since another engine is done. */
const longest = 50;

/** One engine's part of the time: what it takes of the thread is counted, but not while it waits for an answer. */
export interface Share {
  /** From now on the engine's time counts. */
  begin(): void;
  /** The answers are there: the engine takes the thread's time again. */
  works(): void;
  /** A batch was handed over: from now on the engine may wait. */
  waits(): void;
  /** After each batch: lets others work and, while the time is limited, waits as long as the engine has had more than its share. */
  rest(isLimited: () => boolean): Promise<void>;
  /** The engine needs no more time. */
  leave(): void;
}
