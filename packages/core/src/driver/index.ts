export { loadFiles, type Loaded } from "./load.ts";
export { loadCodecs, type Codecs } from "./codecs.ts";
