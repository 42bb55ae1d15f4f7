import { formatPattern, formatPatterns, formats, printPattern, type Format } from "@concord/core";
import { regex } from "@concord/jsonschema";

/** The codecs of the patterned strings, as text of `zod/concord.ts`: each the contract's own pattern, since those of libraries disagree. */
export const patternedStrings: string = formats.map((format) => {
  const { description, maxLength } = formatPatterns[format];
  const pattern = regex(printPattern(formatPattern(format)));
  return `\n/** ${description} */\nexport const ${format} = /* @__PURE__ */ text.max(${maxLength}).regex(${pattern}, { error: "Invalid ${worded(format)}", abort: true });\n`;
}).join("");

function worded(format: Format): string {
  return format.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
