export { docsTarget, type Options } from "./target.ts";
export { anchorsOf as anchors } from "./anchor.ts";
export { code, comment, fence, link, text } from "./quote.ts";
export { bullets } from "./table.ts";
