/** How a frame is coloured: functions from text to text, of the shape that picocolors has. Core itself colours nothing. */
export interface Colours {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly cyan: (text: string) => string;
}

const same = (text: string): string => text;

/** No colours: what goes to a file, a pipe or a test. */
export const plain: Colours = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };
