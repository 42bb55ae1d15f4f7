export { buf } from "./buf.ts";
export { bufBreaking } from "./buf-breaking.ts";
export { dbmlCore } from "./dbml-core.ts";
export { drizzleKit } from "./drizzle-kit.ts";
export { jsonSchemaToTypescript } from "./json-schema-to-typescript.ts";
