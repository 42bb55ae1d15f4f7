// Made by concord from schemas/people/address.yaml; change it there.
import * as z from "zod";
import { object, text, least, most, countryCode } from "../concord.js";

/** Where post is delivered. */
export const Address = z.strictObject({
  /** Street and number. */
  street: text.min(...least(1)).max(...most(200)),
  /** The town as it is written on letters. */
  city: text.min(...least(1)).max(...most(100)),
  /** The postal code. */
  zip: text.regex(/^(?:[0-9A-Z][0-9A-Z \-]{1,9})$/u, "must match [0-9A-Z][0-9A-Z -]{1,9}").optional(),
  /** The country by its code of two letters. */
  country: countryCode,
}, object);
export type Address = z.output<typeof Address>;
export type AddressWire = z.input<typeof Address>;

/** What readers take of it. */
export const AddressRead = z.object(Address.shape, object);
export type AddressRead = z.output<typeof AddressRead>;
