// Made by concord from schemas/public/eventsByDay.query.yaml; change it there.

/** What eventsByDay takes: in the order of its members, $1, $2 in PostgreSQL, and by their names in BigQuery. */
export interface EventsByDayParameters {
  /** What happened. At most 100 characters, matches `[a-z][a-z0-9_]*`. */
  type: string;
  /** The first day that counts. `YYYY-MM-DD`. */
  since: string;
}

/**
 * A row that eventsByDay answers with.
 * How often something happened on each day since one day.
 */
export interface EventsByDayRow {
  /** `YYYY-MM-DD`. */
  day: string;
  /** Whole number, at least 1. */
  events: number;
  /** How many users they come from. Whole number, at least 0. */
  users: number;
}
