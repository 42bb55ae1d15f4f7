/** What is measured: a program that makes files of the model. */
export interface Program {
  /** The name of its row. */
  readonly name: string;
  readonly command: readonly string[];
  /** Where it runs. */
  readonly folder: string;
  /** Readies each run, off the clock. */
  readonly before?: () => void;
  /** What must be there after a run: a program that made nothing is no measurement. */
  readonly makes: string;
}

/** Another tool's way to say the model. */
export interface Peer {
  /** Writes the model in the tool's own language, if it has one, and gives the program that compiles it. Off the clock. */
  readonly prepare: (site: Site) => Program;
}

export interface Site {
  /** An empty folder of the peer's own; it resolves this workspace's packages. */
  readonly folder: string;
  /** How many entities the model has. */
  readonly entities: number;
  /** What our build made of the model. */
  readonly generated: string;
  /** The file of a package that this workspace has installed. */
  readonly installed: (path: string) => string;
}
