export { printExpression, type Dialect, type Helper } from "./expression.ts";
export { docComment, lineComment, literal, number, property, regex, text } from "./quote.ts";
