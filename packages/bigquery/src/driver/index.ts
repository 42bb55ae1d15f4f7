export { bigqueryChecker } from "./engine.ts";
export { bigqueryStore } from "./migrate/store.ts";
export type { Destination } from "./migrate/client.ts";
export { bigqueryDrift, type BigqueryDrift } from "./drift.ts";
