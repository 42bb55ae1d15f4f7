// Made by concord from schemas/public/vendorConfig.yaml; change it there.
import type { JsonValue } from "../concord.js";

/** What a plan for a vendor is carried out with. */
export interface VendorConfig {
  /** Whom the plan is for. 1 to 255 characters. */
  vendor?: string | undefined;
  /** The settings of the plan. */
  settings: { [key: string]: JsonValue };
}

/** What readers get. */
export type VendorConfigRead = VendorConfig;
