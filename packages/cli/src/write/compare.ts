import { lstatSync, readFileSync } from "node:fs";
import { Failure, failureOf } from "../failure.ts";

/** How one file on the disk compares with its generated text; without a text, which is known to be another one, only whether there is a file. */
export function compare(place: string, text: string | undefined, name: string): "same" | "differs" | "missing" {
  const stat = lstatSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return "missing";
  if (!stat.isFile()) {
    throw new Failure(`cannot write ${name}: ${stat.isSymbolicLink() ? "a symbolic link" : "something that is no file"} stands there`, "move it away; concord writes to files of its own only");
  }
  if (text === undefined) return "differs";
  const bytes = Buffer.from(text);
  if (stat.size !== bytes.length) return "differs";
  try {
    return readFileSync(place).equals(bytes) ? "same" : "differs";
  } catch (error) {
    throw failureOf(`cannot read ${name}`, error);
  }
}
