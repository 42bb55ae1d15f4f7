-- migration: 2026-11-21_change_order_contract
-- from: e97c6df4fc66a45363c340140475fe5d8b13573e880858152fd37ef149c1115e
-- to: 230946f7e288e30631c7dc94c371f07ffa2005104ae607ee4fec480273f30ff0

-- step: transaction: undo: drop concord.refuse_change(), drop schema concord
-- effect: reversible
CREATE SCHEMA IF NOT EXISTS concord;
CREATE OR REPLACE FUNCTION concord.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
BEGIN
  RAISE check_violation USING CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME, SCHEMA = TG_TABLE_SCHEMA, MESSAGE = format('%s.%s: a field that is immutable changed', TG_TABLE_SCHEMA, TG_TABLE_NAME);
END
$function$;
