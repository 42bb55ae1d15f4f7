export * from "./prove.ts";
export * from "./run/proof.ts";
export type { Standing } from "./run/proven.ts";
export type { Counts } from "./run/tally.ts";
