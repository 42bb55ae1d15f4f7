// Made by concord from schemas/public/imoProcess.yaml; change it there.
import type { BlueprintId } from "./blueprint.js";

/** Names one imoProcess. */
export type ImoProcessId = string & { readonly __brand: "public.imoProcess" };

/**
 * One run of a blueprint through its input, middle and output stage.
 * A run finishes after its input was received. `outputStage.finishedAt == null || outputStage.finishedAt >= inputStage.receivedAt`
 * No more rows come out than went in. `outputStage.rows == null || outputStage.rejected == null || outputStage.rows + outputStage.rejected <= inputStage.rows`
 * A completed run has an output stage. `status != 'completed' || outputStage.rows != null`
 */
export interface ImoProcess {
  /** A UUID in lower case. */
  id: ImoProcessId;
  /** A UUID in lower case. */
  blueprintId: BlueprintId;
  /** What came in. */
  inputStage: {
    /** Slug, at most 60 characters. */
    source: string;
    /** Whole number, at least 0, at most 1000000000. */
    rows: number;
    /** To the millisecond. */
    receivedAt: Date;
  };
  /** What was done with it. */
  middleStage?: {
    /** At most 8 members. */
    steps: ({
      /** Slug, at most 60 characters. */
      name: string;
      state: "waiting" | "running" | "done" | "failed";
      /** Whole number, at least 0. */
      seconds?: number | undefined;
    })[];
  } | undefined;
  /** What came out. */
  outputStage?: {
    /** Whole number, at least 0, at most 1000000000. */
    rows: number;
    /** Whole number, at least 0, at most 1000000000. */
    rejected: number;
    /** To the millisecond. */
    finishedAt: Date;
  } | undefined;
  /** How far the process has come. */
  status: "queued" | "running" | "completed" | "failed";
  /** To the millisecond. */
  createdAt: Date;
}

/** What readers get. */
export type ImoProcessRead = ImoProcess;

/** A new record, without what the store makes; what has a default may be left out. */
export interface ImoProcessCreate {
  blueprintId: ImoProcess["blueprintId"];
  inputStage: ImoProcess["inputStage"];
  middleStage?: ImoProcess["middleStage"] | undefined;
  outputStage?: ImoProcess["outputStage"] | undefined;
  status?: ImoProcess["status"] | undefined;
}

/** A change: what is given is replaced, and null takes an optional value away. */
export interface ImoProcessPatch {
  blueprintId?: ImoProcess["blueprintId"] | undefined;
  inputStage?: ImoProcess["inputStage"] | undefined;
  middleStage?: ImoProcess["middleStage"] | null | undefined;
  outputStage?: ImoProcess["outputStage"] | null | undefined;
  status?: ImoProcess["status"] | undefined;
}
