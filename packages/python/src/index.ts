export { folder, modelOf, moduleOf, shapesIn } from "./names.ts";
export type { ColumnsOf } from "./rows.ts";
export { pythonTarget } from "./target.ts";
