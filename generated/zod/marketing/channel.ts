// Made by concord from schemas/marketing/channel.yaml; change it there.
import * as z from "zod";
import { oneOf } from "../concord.js";

/** The way in which people are reached. */
export const Channel = oneOf(["email", "linkedin", "phone", "letter", "event"], "must be one of email, linkedin, phone, letter, event");
export type Channel = z.output<typeof Channel>;
export type ChannelWire = z.input<typeof Channel>;
