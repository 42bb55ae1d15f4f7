import type { StoreDeclaration } from "../../target/target.ts";
import { entityExamples } from "./entity.ts";
import type { Example } from "./example.ts";
import { fieldExamples } from "./field.ts";
import { fileExamples } from "./file.ts";

/** Every example of the language with the blocks of these stores. */
export function examplesWith(stores: readonly StoreDeclaration[]): readonly Example[] {
  return [...fieldExamples, ...entityExamples, ...fileExamples, ...stores.flatMap((store) => store.examples ?? [])];
}
