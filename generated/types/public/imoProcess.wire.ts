// Made by concord from schemas/public/imoProcess.yaml; change it there.

/**
 * One run of a blueprint through its input, middle and output stage.
 */
export interface ImoProcessWire {
  id: string
  blueprintId: string
  inputStage: {
    source: string
    rows: number
    receivedAt: string
  }
  middleStage?: {
    steps: {
      name: string
      state: ("waiting" | "running" | "done" | "failed")
      seconds?: number
    }[]
  }
  outputStage?: {
    rows: number
    rejected: number
    finishedAt: string
  }
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
