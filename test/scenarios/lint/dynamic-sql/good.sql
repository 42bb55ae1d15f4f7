-- after: nothing

CREATE FUNCTION shop.rows_of(name text, lowest bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  answer bigint;
BEGIN
  EXECUTE format('SELECT count(*) FROM shop.%I WHERE id > $1', name) INTO answer USING lowest;
  EXECUTE 'SELECT count(*) FROM ' || quote_ident(name) INTO answer;
  RETURN answer;
END
$$;
