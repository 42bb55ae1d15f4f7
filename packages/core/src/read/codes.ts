import type { Code } from "../diagnostic/diagnostic.ts";
import { notUtf8, tooLarge, utf16 } from "../source/decode.ts";
import { aliasCycle, tooManyAliases } from "./anchors.ts";
import { controlCharacter, loneSurrogate, nul } from "./character.ts";
import { notList, notMap } from "./collection.ts";
import { jsonSyntax } from "./json/read.ts";
import { jsonComment, jsonQuotes, jsonValue, jsonYaml } from "./json/strict.ts";
import { duplicateKey, keyNotText, mergeKey } from "./keys.ts";
import { alias, anchor } from "./misread/alias.ts";
import { colonInText, conditional } from "./misread/colon.ts";
import { splitByComma } from "./misread/comma.ts";
import { commentInsideText } from "./misread/comment.ts";
import { startsWithMark } from "./misread/mark.ts";
import { badEscape, unclosedQuote } from "./misread/quote.ts";
import { tag } from "./misread/tag.ts";
import { bracketInText, textAfterBracket, textAfterQuote } from "./misread/trailing.ts";
import { integerForm, integerTooLarge, notBoolean, notFinite, notInteger, notNumber } from "./number.ts";
import { directive, severalDocuments, tooDeep } from "./stream.ts";
import { comma, extraBracket, unclosedBracket } from "./syntax/bracket.ts";
import { keyTooLong, missingColon, missingSpace, noValue } from "./syntax/key.ts";
import { indentation, tab } from "./syntax/layout.ts";
import { notYaml } from "./syntax/syntax.ts";
import { booleanForText, cutByComment, emptyValue, listForText, mapForText, nullForText, numberForText } from "./text.ts";

/** Everything that can be wrong with a file as text, before anybody asks what it says. */
export const readCodes: readonly Code[] = [
  tooLarge, notUtf8, utf16,
  nul, controlCharacter, loneSurrogate,
  directive, severalDocuments, tooDeep,
  duplicateKey, mergeKey, keyNotText, keyTooLong,
  aliasCycle, tooManyAliases, alias, anchor, tag,
  cutByComment, commentInsideText, splitByComma, colonInText, conditional, startsWithMark, textAfterQuote, textAfterBracket, bracketInText,
  unclosedQuote, badEscape, unclosedBracket, extraBracket, comma, tab, indentation, missingColon, missingSpace, noValue, notYaml,
  jsonComment, jsonQuotes, jsonValue, jsonYaml, jsonSyntax,
  emptyValue, numberForText, booleanForText, nullForText, listForText, mapForText,
  notInteger, integerForm, integerTooLarge, notNumber, notFinite, notBoolean, notList, notMap,
];
