-- migration: 2026-11-21_change_order
-- cause: shop.order/total: values are of another type: decimal(12,4) → decimal(12,2)
-- from: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13
-- to: 859621438cdae33d73c2556cab4399eb0d684cfbd4c47eaf5c2e983d232d423a
-- after: b15d5b4419e0adfc2d00e0b9367398071d04cf8a10bb325bd364d03f138d3f7e

-- step: transaction: add orders_total_next of shop.orders beside total, let orders_total_next and total of shop.orders follow one another, and 1 more
-- cause: shop.order/total: values are of another type: decimal(12,4) → decimal(12,2)
-- lock: ACCESS EXCLUSIVE on shop.orders; instant
-- effect: reversible
ALTER TABLE shop.orders ADD COLUMN orders_total_next numeric(12,2);
CREATE FUNCTION shop.orders_orders_total_next_sync() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.orders_total_next IS NULL THEN
      NEW.orders_total_next := (NEW.total)::numeric(12,2);
    ELSE
      NEW.total := (NEW.orders_total_next)::numeric(12,4);
    END IF;
  ELSIF NEW.orders_total_next IS DISTINCT FROM OLD.orders_total_next THEN
    NEW.total := (NEW.orders_total_next)::numeric(12,4);
  ELSIF NEW.total IS DISTINCT FROM OLD.total OR NEW.orders_total_next IS NULL THEN
    NEW.orders_total_next := (NEW.total)::numeric(12,2);
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER orders_orders_total_next_sync BEFORE INSERT OR UPDATE ON shop.orders FOR EACH ROW EXECUTE FUNCTION shop.orders_orders_total_next_sync();
ALTER TABLE shop.orders ADD CONSTRAINT orders_orders_total_next_not_null CHECK (orders_total_next IS NOT NULL) NOT VALID;

-- step: batches: fill orders_total_next of shop.orders
-- cause: shop.order/total: values are of another type: decimal(12,4) → decimal(12,2)
-- lock: ROW EXCLUSIVE on shop.orders; scans
-- effect: reversible
UPDATE shop.orders SET orders_total_next = (total)::numeric(12,2)
WHERE ctid = ANY (ARRAY(SELECT ctid FROM shop.orders WHERE total IS NOT NULL AND orders_total_next IS DISTINCT FROM (total)::numeric(12,2) LIMIT 1000));

-- step: transaction: see that every row has orders_total_next of shop.orders
-- cause: shop.order/total: values are of another type: decimal(12,4) → decimal(12,2)
-- lock: SHARE UPDATE EXCLUSIVE on shop.orders; scans
-- effect: reversible
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_orders_total_next_not_null;

-- step: transaction: ask every row for orders_total_next of shop.orders
-- cause: shop.order/total: values are of another type: decimal(12,4) → decimal(12,2)
-- lock: ACCESS EXCLUSIVE on shop.orders; instant
-- effect: reversible
ALTER TABLE shop.orders ALTER COLUMN orders_total_next SET NOT NULL;
ALTER TABLE shop.orders DROP CONSTRAINT orders_orders_total_next_not_null;
