// Made by concord from schemas/people/address.yaml; change it there.
import * as z from "zod";
import { text, countryCode } from "../concord.js";

/** Where post is delivered. */
export const Address = z.strictObject({
  street: text.min(1).max(200),
  city: text.min(1).max(100),
  zip: text.regex(/^(?:[0-9A-Z][0-9A-Z \-]{1,9})$/u).optional(),
  country: countryCode,
});
export type Address = z.output<typeof Address>;
export type AddressWire = z.input<typeof Address>;

/** What readers take of it. */
export const AddressRead = z.object(Address.shape);
export type AddressRead = z.output<typeof AddressRead>;
