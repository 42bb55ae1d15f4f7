// Made by concord from schemas/marketing/channel.yaml; change it there.

/** The way in which people are reached. */
export type Channel = "email" | "linkedin" | "phone" | "letter" | "event";
