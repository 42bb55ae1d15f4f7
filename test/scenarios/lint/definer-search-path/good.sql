-- after: nothing

CREATE FUNCTION shop.letters_count() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$ SELECT count(*) FROM shop.letters $$;
CREATE FUNCTION shop.orders_count() RETURNS bigint LANGUAGE sql STABLE AS $$ SELECT count(*) FROM shop.orders $$;
