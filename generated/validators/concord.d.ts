// Made by concord: what the validators of all entities share. Do not edit.

/** What is wrong with a value, and where, in the form of Zod's issues. */
export interface Issue {
  readonly code: "invalid_type" | "invalid_format" | "invalid_value" | "too_small" | "too_big" | "unrecognized_keys" | "custom";
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** Of unrecognized keys: which. */
  readonly keys?: readonly string[];
  /** Of a condition over several fields: its name in the contract. */
  readonly params?: { readonly check: string };
}

/** As Zod's `safeParse` answers; `data` is the value itself, unchanged. */
export type Validated<T> =
  | { readonly success: true; readonly data: T; readonly error?: undefined }
  | { readonly success: false; readonly data?: undefined; readonly error: { readonly issues: readonly Issue[] } };
