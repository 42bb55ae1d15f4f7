export * from "./change/kinds.ts";
export * from "./change/change.ts";
export { same } from "./change/same.ts";
export { diff } from "./diff/diff.ts";
