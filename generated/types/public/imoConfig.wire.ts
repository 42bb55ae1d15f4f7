// Made by concord from schemas/public/imoConfig.yaml; change it there.
import type { JsonValue } from "../concord.js";

/**
 * What a plan with an input, a middle and an output stage is carried out with.
 */
export interface ImoConfigWire {
  /**
   * The settings of the plan.
   */
  settings: {
    [k: string]: JsonValue
  }
}
