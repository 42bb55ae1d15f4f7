import { expect, test } from "vitest";
import { encodeRecord } from "../src/driver/encode.ts";
import { Unrepresentable } from "../src/driver/value.ts";
import { schemaOf } from "./contracts.ts";

const schema = schemaOf({ "shop/item": "entity: item\ndescription: A thing.\nfields:\n  id: { type: uid }\n  price: { type: decimal, precision: 6, scale: 2 }\n" });
const priced = (price: string): unknown => encodeRecord(schema.entities[0] as (typeof schema.entities)[number], schema.project, { id: "a", price })["price"];

// A client that may not write the price may put the double 1 in the integer's place: to rules nothing has changed. So no question may count on their telling the two apart.
test("a decimal with digits beyond its scale is stored only if no integer equals it", () => {
  expect(priced("0.01")).toEqual({ integerValue: "1" });
  expect(priced("0.015")).toEqual({ doubleValue: 1.5 });
  expect(() => priced("0.010")).toThrow(Unrepresentable);
  expect(() => priced("0.000")).toThrow(Unrepresentable);
});
