export { compile } from "./compile.ts";
export { wheelBytes } from "./wheel.ts";
