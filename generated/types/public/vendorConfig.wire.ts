// Made by concord from schemas/public/vendorConfig.yaml; change it there.
import type { JsonValue } from "../concord.js";

/**
 * What a plan for a vendor is carried out with.
 */
export interface VendorConfigWire {
  /**
   * Whom the plan is for.
   */
  vendor?: string
  /**
   * The settings of the plan.
   */
  settings: {
    [k: string]: JsonValue
  }
}
