// Made by concord: what the types of all entities share. Do not edit.

/** Any JSON but null, which is absence. */
export type JsonValue = boolean | number | string | JsonMember[] | { [key: string]: JsonMember };
export type JsonMember = JsonValue | null;
