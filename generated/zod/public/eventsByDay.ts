// Made by concord from schemas/public/eventsByDay.query.yaml; change it there.
import * as z from "zod";
import { text, most, date, integer } from "../concord.js";

/** What eventsByDay takes: in the order of its members, $1, $2 in PostgreSQL, and by their names in BigQuery. */
export const EventsByDayParameters = z.strictObject({
  /** What happened. */
  type: text.max(...most(100)).regex(/^(?:[a-z][a-z0-9_]*)$/u, "must match [a-z][a-z0-9_]*"),
  /** The first day that counts. */
  since: date,
});
export type EventsByDayParameters = z.output<typeof EventsByDayParameters>;
export type EventsByDayParametersWire = z.input<typeof EventsByDayParameters>;

/**
 * A row that eventsByDay answers with.
 * How often something happened on each day since one day.
 */
export const EventsByDayRow = z.object({
  day: date,
  events: integer.min(1, "must be at least 1"),
  /** How many users they come from. */
  users: integer.min(0, "must be at least 0"),
});
export type EventsByDayRow = z.output<typeof EventsByDayRow>;
export type EventsByDayRowWire = z.input<typeof EventsByDayRow>;
