export { checksOfShape, isSayable } from "./checks.ts";
export { isOfRecord, printExpression, type Dialect, type Helper } from "./expression.ts";
export { mentionedFields } from "./mention.ts";
export { docComment, lineComment, literal, number, property, regex, text } from "./quote.ts";
