import { CST, Lexer } from "yaml";

/** A token of a text, as the library's scanner cuts it; a scalar without quotes is called `plain`. */
export interface Token {
  readonly type: CST.TokenType | "plain" | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** All tokens of a text but the blanks between them. */
export function* tokensOf(text: string): Generator<Token> {
  let start = 0;
  let isPlain = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END) continue;
    if (lexeme === CST.SCALAR) {
      isPlain = true;
      continue;
    }
    const end = start + lexeme.length;
    const type = isPlain ? "plain" : CST.tokenType(lexeme);
    if (type !== "space" && type !== "newline" && type !== "byte-order-mark") yield { type, text: lexeme, start, end };
    start = end;
    isPlain = false;
  }
}
