// Made by concord from schemas/public/imoConfig.yaml; change it there.
import * as z from "zod";
import { object, map, json } from "../concord.js";

/** What a plan with an input, a middle and an output stage is carried out with. */
export const ImoConfig = z.strictObject({
  /** The settings of the plan. */
  settings: map(json),
}, object);
export type ImoConfig = z.output<typeof ImoConfig>;
export type ImoConfigWire = z.input<typeof ImoConfig>;

/** What readers take of it. */
export const ImoConfigRead = z.object(ImoConfig.shape, object);
export type ImoConfigRead = z.output<typeof ImoConfigRead>;
