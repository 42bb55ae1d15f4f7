// Made by concord from schemas/marketing/channel.yaml; change it there.
import * as z from "zod";

/** The way in which people are reached. */
export const Channel = z.literal(["email", "linkedin", "phone", "letter", "event"]);
export type Channel = z.output<typeof Channel>;
export type ChannelWire = z.input<typeof Channel>;
