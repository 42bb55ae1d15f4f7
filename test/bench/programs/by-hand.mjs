// The codec of the model's entities as somebody writes it who knows Zod, with the verdicts and messages that the contract asks for: what a generated one is compared with.
import * as z from "zod";

const required = (message) => ({ error: ({ input }) => (input === undefined ? "is required" : message) });
const closed = {
  error: ({ input, keys }) => {
    if (keys === undefined) return input === undefined ? "is required" : "must be an object";
    return `${keys.length === 1 ? "has a key that is" : "has keys that are"} not known: ${keys.join(", ")}`;
  },
};
const matching = (pattern, message) => z.string(required(message)).regex(pattern, { error: message, abort: true });
const text = (most, least = 0) => {
  const any = z.string(required("must be text")).regex(/^[^\u0000\ud800-\udfff]*$/u, { error: "must not hold U+0000 or half a character", abort: true });
  return (least === 0 ? any : any.min(least, `must be at least ${least} character`)).max(most, `must be at most ${most} characters`);
};
const uuid = () => matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "must be a UUID in lower case");
const day = String.raw`(?:(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)`;
const moment = new RegExp(`^${day}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z$`);
const count = ({ code, input, minimum, maximum }) => {
  if (code === "too_big") return `must be at most ${maximum}`;
  if (code === "too_small") return `must be at least ${minimum}`;
  return input === undefined ? "is required" : "must be a whole number";
};
// The condition is told where both fields are valid, whatever else is wrong.
const isAsked = ({ issues }) => issues.every(({ code, path = [] }) => (path.length === 0 ? code !== "invalid_type" : path[0] !== "status" && path[0] !== "note"));

export const Entity0Record = z.strictObject({
  id: uuid(),
  title: text(120, 1),
  ownerUid: text(128, 1),
  status: z.literal(["draft", "active", "closed"], required("must be one of draft, active, closed")),
  amount: matching(/^(?!-[0.]*$)-?(?:0|[1-9][0-9]{0,9})\.[0-9]{2}$/, "must be a number of 12 digits, 2 after the point")
    .refine((value) => !value.startsWith("-"), { error: "must be at least 0.00" }),
  count: z.int32({ error: count }).min(0, "must be at least 0").max(1_000_000, "must be at most 1000000").overwrite((value) => (value === 0 ? 0 : value)),
  tags: z.array(text(30), required("must be a list")).max(10, "must have at most 10 members"),
  address: z.strictObject({
    street: text(80),
    zip: text(10),
    country: text(2).regex(/^[A-Z]{2}$/, { error: "must be a country code of two letters", abort: true }),
  }, closed),
  parentId: uuid().optional(),
  note: text(500).optional(),
  dueOn: matching(new RegExp(`^${day}$`), "must be a day as YYYY-MM-DD").optional(),
  createdAt: z.codec(matching(moment, "must be a moment as YYYY-MM-DDTHH:MM:SS.fffZ"), z.date(), { decode: (value) => new Date(value), encode: (value) => value.toISOString() }),
}, closed).refine(({ status, note }) => status !== "closed" || note !== undefined, { error: "must meet status != 'closed' || note != null", params: { check: "closed_has_note" }, when: isAsked });
