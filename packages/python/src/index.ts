export { folder, modelOf, moduleOf, recordOf, shapesIn } from "./names.ts";
export type { ColumnsOf, Held } from "./rows.ts";
export { pythonTarget } from "./target.ts";
