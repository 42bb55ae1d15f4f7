export { loadFiles, type Loaded } from "./load.ts";
