export { folder, modelOf, moduleOf, shapesIn } from "./names.ts";
export { python } from "./target.ts";
