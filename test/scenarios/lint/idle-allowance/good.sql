-- after: nothing

-- lint: allow dropped-column: nobody has read it since 3.0.0
-- The one that the fax needed.
ALTER TABLE shop.orders DROP COLUMN note;
CREATE FUNCTION shop.two() RETURNS integer LANGUAGE plpgsql AS $$
BEGIN
  -- lint: allow dropped-column: a comment within a function is none of the migration's
  RETURN 2;
END
$$;
