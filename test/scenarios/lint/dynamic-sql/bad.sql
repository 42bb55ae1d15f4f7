-- after: nothing

CREATE FUNCTION shop.rows_of(name text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  statement text;
  answer bigint;
BEGIN
  statement := 'SELECT count(*) FROM shop.' || name;
  EXECUTE statement INTO answer;
  RETURN answer;
END
$$;
