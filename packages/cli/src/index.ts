export { run } from "./run.ts";
export { codes } from "./codes.ts";
export { targets, stores } from "./targets.ts";
export type { Stream, World } from "./world.ts";
