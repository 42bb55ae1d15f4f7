export * from "./change/kinds.ts";
export * from "./change/change.ts";
export { same } from "./change/same.ts";
export { diff } from "./diff/diff.ts";
export * from "./verdict/audience.ts";
export * from "./verdict/verdict.ts";
export * from "./verdict/judge.ts";
export { rules } from "./rules/index.ts";
