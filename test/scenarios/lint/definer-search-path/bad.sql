-- after: nothing

CREATE FUNCTION shop.letters_count() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT count(*) FROM shop.letters $$;
