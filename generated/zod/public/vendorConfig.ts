// Made by concord from schemas/public/vendorConfig.yaml; change it there.
import * as z from "zod";
import { object, text, least, most, map, json } from "../concord.js";

/** What a plan for a vendor is carried out with. */
export const VendorConfig = z.strictObject({
  /** Whom the plan is for. */
  vendor: text.min(...least(1)).max(...most(255)).optional(),
  /** The settings of the plan. */
  settings: map(json),
}, object);
export type VendorConfig = z.output<typeof VendorConfig>;
export type VendorConfigWire = z.input<typeof VendorConfig>;

/** What readers take of it. */
export const VendorConfigRead = z.object(VendorConfig.shape, object);
export type VendorConfigRead = z.output<typeof VendorConfigRead>;
