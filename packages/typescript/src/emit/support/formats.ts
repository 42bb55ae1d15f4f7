import { formatMessages, formatPattern, formatPatterns, formats, printPattern } from "@concord/core";
import { regex } from "@concord/jsonschema";

/** The codecs of the patterned strings, as text of `zod/concord.ts`: each the contract's own pattern, since those of libraries disagree. */
export const patternedStrings: string = formats.map((format) => {
  const { description, maxLength } = formatPatterns[format];
  const pattern = regex(printPattern(formatPattern(format)));
  return `\n/** ${description} */\nexport const ${format} = /* @__PURE__ */ text.max(...most(${maxLength})).regex(${pattern}, { error: ${JSON.stringify(formatMessages[format])}, abort: true });\n`;
}).join("");
