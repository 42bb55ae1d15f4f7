import { decimalOf, unitsOf } from "../units.ts";
import type { Conversion } from "./conversion.ts";
import type { Sort, StoredValue } from "./request.ts";

/** What the SDK's own values are: the driver brings it. */
export interface Natives {
  readonly valueOf: (value: StoredValue) => unknown;
  readonly sortOf: (value: unknown) => Sort | undefined;
  /** Microseconds since 1970 of a Timestamp, and the Timestamp of so many. */
  readonly microsOf: (moment: unknown) => bigint;
  readonly momentOf: (micros: bigint) => unknown;
}

/** The value as the conversion says; the same value where it is so already, nothing where it cannot be. */
export function convert(value: unknown, as: Conversion, natives: Natives): unknown {
  const sort = natives.sortOf(value);
  switch (as.to) {
    case "text":
      if (sort === "boolean") return String(value);
      return sort === "integer" ? (as.scale === undefined ? String(value) : decimalOf(BigInt(value as bigint), as.scale)) : sort === "string" ? value : undefined;
    case "whole number":
      if (sort !== "string") return sort === "integer" ? value : undefined;
      return /^-?(?:0|[1-9][0-9]{0,18})$/u.test(value as string) && BigInt.asIntN(64, BigInt(value as string)) === BigInt(value as string) ? BigInt(value as string) : undefined;
    case "units":
      if (sort !== "string") return sort === "integer" ? value : undefined;
      return /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/u.test(value as string) && decimalOf(unitsOf(value as string, as.scale), as.scale) === value ? unitsOf(value, as.scale) : undefined;
    case "list":
      return sort === "list" ? value : [value];
    case "day":
      return sort === "timestamp" ? new Date(Number(natives.microsOf(value) / 1_000n)).toISOString().slice(0, 10) : sort === "string" ? value : undefined;
    case "moment": {
      if (sort !== "string") return sort === "timestamp" ? value : undefined;
      const millis = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u.test(value as string) ? Date.parse(value as string) : Number.NaN;
      return Number.isNaN(millis) ? undefined : natives.momentOf(BigInt(millis) * 1_000n);
    }
    case "digits":
      return sort === "timestamp" ? cutMoment(value, as.digits, natives) : sort === "string" ? withDigits(value as string, as.digits) : undefined;
  }
}

/** A moment without what is finer than so many digits of a second; the same object where there is nothing finer. */
function cutMoment(moment: unknown, digits: number, { microsOf, momentOf }: Natives): unknown {
  const micros = microsOf(moment);
  const unit = 10n ** BigInt(6 - digits);
  const rest = ((micros % unit) + unit) % unit;
  return rest === 0n ? moment : momentOf(micros - rest);
}

/** A clock's text with so many digits after the second: cut, or filled with zeros. */
function withDigits(text: string, digits: number): string | undefined {
  const [, head, fraction = ""] = /^(.*[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]+))?$/u.exec(text) ?? [];
  return head === undefined ? undefined : `${head}${digits === 0 ? "" : `.${fraction.padEnd(digits, "0").slice(0, digits)}`}`;
}
