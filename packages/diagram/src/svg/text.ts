/** Widths of the printable ASCII characters in hundredths of the font's size: the wider of DejaVu Sans and Liberation Sans (Arial's measures), as Chromium has them. */
const widths = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 56,
  102, 68, 69, 72, 77, 67, 61, 78, 75, 29, 50, 67, 56, 86, 75, 79, 67, 79, 72, 67, 61, 73, 68, 99, 69, 67, 69, 39, 34, 39, 84, 56,
  50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
];
/** Bold letters of these fonts are up to a fifth wider; letters outside of ASCII may be as wide as high, and some more. */
const bolder = 1.2;
const widest = 110;

export interface Font {
  readonly size: number;
  readonly bold?: boolean;
  /** All characters are as wide; 0.602 of the size in the widest common fonts. */
  readonly mono?: boolean;
}

/** The most that a text is wide in pixels, whatever font of the picture's list a viewer has. */
export function textWidth(text: string, font: Font): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    const plain = code >= 32 && code < 127;
    sum += font.mono === true ? (plain ? 61 : widest) : plain ? widths[code - 32] as number : widest;
  }
  return (sum * font.size * (font.bold === true ? bolder : 1)) / 100;
}

/** The text, cut with an ellipsis where it would be wider than `width`. */
export function fitted(text: string, width: number, font: Font): string {
  if (textWidth(text, font) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join("")}…`, font) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
