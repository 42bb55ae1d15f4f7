export { jsonSchema } from "./target.ts";
export { validators } from "./validators/target.ts";
export { entityDocument, recordDocument, sharedDocument } from "./emit/document.ts";
export { notAsked } from "./claims.ts";
export type { JsonSchema } from "./schema.ts";
export * as carriers from "./carriers.ts";
export * from "./javascript/index.ts";
