import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect } from "vitest";

const recording = process.env["RECORD"] === "1";
if (recording && (process.env["CI"] ?? "") !== "") throw new Error("RECORD=1 is for people who read what is recorded, not for CI");

/** Compares text with the file that holds what is expected; with RECORD=1 writes the file instead. */
export function expectFile(place: string, text: string): void {
  if (recording && (!existsSync(place) || readFileSync(place, "utf8") !== text)) writeFileSync(place, text);
  expect(existsSync(place) ? readFileSync(place, "utf8") : "nothing recorded: run with RECORD=1 and read what is written").toBe(text);
}
