// Made by concord from schemas/public/imoProcess.yaml; change it there.

/**
 * One run of a blueprint through its input, middle and output stage.
 */
export interface ImoProcessWire {
  id: string
  blueprintId: string
  /**
   * What came in.
   */
  inputStage: {
    source: string
    rows: number
    receivedAt: string
  }
  /**
   * What was done with it.
   */
  middleStage?: {
    steps: {
      name: string
      state: ("waiting" | "running" | "done" | "failed")
      seconds?: number
    }[]
  }
  /**
   * What came out.
   */
  outputStage?: {
    rows: number
    rejected: number
    finishedAt: string
  }
  /**
   * How far the process has come.
   */
  status: ("queued" | "running" | "completed" | "failed")
  createdAt: string
}

/** A new record in JSON, without what the store makes; what has a default may be left out. */
export interface ImoProcessCreateWire {
  blueprintId: ImoProcessWire["blueprintId"]
  inputStage: ImoProcessWire["inputStage"]
  middleStage?: ImoProcessWire["middleStage"]
  outputStage?: ImoProcessWire["outputStage"]
  status?: ImoProcessWire["status"]
}

/** A change in JSON: what is given is replaced, and null takes an optional value away. */
export interface ImoProcessPatchWire {
  blueprintId?: ImoProcessWire["blueprintId"]
  inputStage?: ImoProcessWire["inputStage"]
  middleStage?: ImoProcessWire["middleStage"] | null
  outputStage?: ImoProcessWire["outputStage"] | null
  status?: ImoProcessWire["status"]
}
