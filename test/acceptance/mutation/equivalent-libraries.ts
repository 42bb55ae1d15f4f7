import { isShortByForm, typeAt } from "./equivalent-sql.ts";
import type { Equivalent } from "./equivalent.ts";

type Rule = Omit<Equivalent, "target">;

/** What Zod's codecs and JSON Schema say twice. */
export const equivalentSchemas: readonly Rule[] = [
  { constraint: /^marketing\.feedbackReport\/topics:maxItems$/, statement: /\b5\b/, proof: "a topic is one of five values and none stands twice, so there are no more than five" },
];

/** What Zod's codecs and validators say twice, which ask the checks of a contract too. A check that meets what it cannot read says no or is an error, and nothing is accepted. */
export const equivalentJavaScript: readonly Rule[] = [
  {
    constraint: /^public\.imoProcess\/outputStage\.(?:rows|rejected):maximum$/, statement: /1000000000\b/,
    proof: "a check asks that both, which are 0 at least, are together no more than the rows that came in, and those have the same bound",
  },
  {
    constraint: /^public\.order\/items(?::required|:type|:members|\[\]:type|\[\]\.unitPrice:required)$/, statement: /./,
    proof: "the check total_covers_each_item compares the price of each member with the total: there is no member without a list, no price without an object, and nothing is not below the total",
  },
  { constraint: /^public\.order\/total:required$/, statement: /./, proof: "there is an item, and the check total_covers_each_item does not find its price to be at most nothing" },
  { constraint: /^public\.order\/total:minimum$/, statement: /./, proof: "there is an item, no item costs less than 0.00, and the check total_covers_each_item asks for as much" },
  { constraint: /^public\.session\/createdAt:required$/, statement: /./, proof: "the check expires_later does not find a moment to be later than nothing" },
  {
    constraint: /^people\.intelligence\/positions:(?:required|type|members)$/, statement: /./,
    proof: "the check positions_end_later asks each position for its days: there is no position without a list, and no days without an object",
  },
  {
    constraint: /^public\.user:shape:signUp\/(?:password|confirmation):(?:required|type|maxLength)$/, statement: /./,
    proof: "the check passwords_agree asks that both are the same, and the other one is asked for the same",
  },
];

/** What JSON Schema says twice. */
export const equivalentJsonSchema: readonly Rule[] = [
  { constraint: /:type$/, statement: /^"type": "string"$/, holds: (_, entity, path) => typeAt(entity, path)?.kind === "enum", proof: "every one of the values is text" },
  {
    constraint: /:type$/, statement: /^"type": "object"$/,
    holds: (_, entity, path) => {
      const type = typeAt(entity, path);
      return type?.kind === "union" && type.by !== undefined;
    },
    proof: "for each value of the field that tells the parts apart, the part asks for an object",
  },
];

/** What the precompiled validators say twice. */
export const equivalentValidators: readonly Rule[] = [
  { constraint: /:maxLength$/, statement: /codePoints\(/, holds: (_, entity, path) => isShortByForm(typeAt(entity, path)), proof: "the format has no longer text" },
];
