import type { Client } from "pg";

/**
 * What a session of the server is doing, asked from another one: for whom it waits, and how far the index is that it builds. Source: PostgreSQL's documentation of
 * pg_blocking_pids and pg_stat_progress_create_index.
 */
export async function progressOf(client: Client, pid: number): Promise<string | undefined> {
  const { rows } = await client.query<{ doing: string | null }>(
    `SELECT concat_ws('; ',
       (SELECT 'building an index: ' || p.phase || CASE WHEN p.blocks_total > 0 THEN ' ' || (100 * p.blocks_done / p.blocks_total) || ' %' WHEN p.tuples_total > 0 THEN ' ' || (100 * p.tuples_done / p.tuples_total) || ' %' ELSE '' END
          FROM pg_catalog.pg_stat_progress_create_index p WHERE p.pid = $1),
       (SELECT 'waits for ' || string_agg('process ' || b.pid || coalesce(' (' || nullif(b.application_name, '') || ')', '') || coalesce(', ' || b.state, '') || coalesce(' for ' || extract(epoch FROM pg_catalog.clock_timestamp() - b.state_change)::integer || ' s', ''), ' and ' ORDER BY b.pid)
          FROM pg_catalog.pg_stat_activity b WHERE b.pid = ANY (pg_catalog.pg_blocking_pids($1)))) AS doing`,
    [pid],
  );
  const doing = rows[0]?.doing ?? "";
  return doing === "" ? undefined : doing;
}
