export { diagramTarget, type Options, type Part } from "./target.ts";
export { emptyLayout, layoutFormat, printLayout, type Layout } from "./layout/layout.ts";
export { layoutOf } from "./layout/places.ts";
export { byPolicy, type Naming } from "./names.ts";
export { checkChartdb, type Problem } from "./check/chartdb.ts";
export { neighbourhood, pictureOf } from "./svg/subset.ts";
export { markedMermaid, type Marked } from "./emit/marked.ts";
