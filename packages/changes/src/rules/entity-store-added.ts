import { unaffected } from "../verdict/rows.ts";
import { safe, weakens, type Rule } from "../verdict/verdict.ts";

/** Another store holds the records too. */
export const entityStoreAdded: Rule<"entity-store-added"> = {
  ...unaffected("what was there is as it was; the new store has no user yet"),
  security: ({ after, entity }) => (entity.after?.fields.some(({ pii, stores }) => pii !== undefined && stores.includes(after)) === true
    ? weakens(`${after} holds personal data now that it did not hold before`) : safe("nothing personal is in the new store")),
};
