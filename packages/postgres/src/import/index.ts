export type { Contract } from "./contract.ts";
export { readDump, type Dump } from "./dump.ts";
export type { LeftBehind } from "./left-behind.ts";
export { contractsOfRegistry, type RegistryColumn, type RegistryTable } from "./registry.ts";
