/** A JSON value. Objects that hold names from a contract are made with a null prototype. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
