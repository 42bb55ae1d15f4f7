import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Key } from "./findings.ts";

/** What one record says that others have to be compared with. Values stand in it as a hash alone, but for the key by which the record is told, as it may be shown. */
export type Said =
  /** There is a record of this key in this store. */
  | { readonly is: "there"; readonly slot: string; readonly store: string; readonly entity: string; readonly key: Key }
  /** It refers to a record that should be in the store `to`. */
  | { readonly is: "refers"; readonly slot: string; readonly store: string; readonly to: string; readonly entity: string; readonly constraint: string; readonly key: Key }
  /** It has values that no other record (`own` is the slot of its key) may have. */
  | { readonly is: "holds"; readonly slot: string; readonly store: string; readonly own: string; readonly entity: string; readonly constraint: string; readonly key: Key };

/** The place of a text among others: its hash. Nobody reads a value from it. */
export function slotOf(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("base64url").slice(0, 24);
}

/** Files among which what is gathered is spread: so much of it is in memory at a time. */
const files = 64;
/** Lines that are kept before they are written. */
const atOnce = 2000;

/** What records say, on the disk: gathered in any order, then met by slot, a part at a time. */
export class Gathered {
  readonly #folder = mkdtempSync(join(tmpdir(), "concord-check-"));
  readonly #lines: string[][] = Array.from({ length: files }, () => []);

  add(said: Said): void {
    const at = fileOf(said.slot);
    const lines = this.#lines[at] as string[];
    lines.push(JSON.stringify(said));
    if (lines.length >= atOnce) appendFileSync(this.#path(at), `${lines.splice(0).join("\n")}\n`, { mode: 0o600 });
  }

  /** Everything that was said of one slot, slot by slot. */
  *slots(): Generator<readonly Said[]> {
    for (let at = 0; at < files; at += 1) {
      const written = existsSync(this.#path(at)) ? readFileSync(this.#path(at), "utf8").split("\n").filter((line) => line !== "") : [];
      const said = [...written, ...(this.#lines[at] as string[])].map((line) => JSON.parse(line) as Said);
      yield* Map.groupBy(said, ({ slot }) => slot).values();
    }
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #path(at: number): string {
    return join(this.#folder, String(at));
  }
}

function fileOf(slot: string): number {
  return Buffer.from(slot, "base64url").readUInt8(0) % files;
}
