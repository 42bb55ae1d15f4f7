export { zod } from "./zod.ts";
export { accessFiles } from "./emit/access.ts";
export { typesAt } from "./names.ts";
export { types } from "./application.ts";
export { printExpression, type Dialect, type Helper } from "@concord/jsonschema";
