export { bigqueryTarget } from "./target.ts";
export { checkTable, refusalsOf, type Refusal } from "./check/check.ts";
export { rules } from "./check/rules.ts";
export { sources, type Fault, type Rule, type Topic } from "./check/rule.ts";
export { loadRow, type Loaded } from "./check/load.ts";
export { codes } from "./codes.ts";
export type { DatasetResource, FieldResource, ForeignKey, TableReference, TableResource } from "./resource.ts";
