export { jsonSchema } from "./target.ts";
export { entityDocument, recordDocument, sharedDocument } from "./emit/document.ts";
export type { JsonSchema } from "./schema.ts";
export * as carriers from "./carriers.ts";
