-- migration: 2026-11-21_change_order_contract
-- from: 859621438cdae33d73c2556cab4399eb0d684cfbd4c47eaf5c2e983d232d423a
-- to: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13

-- step: transaction: undo: let orders_note_max_length of shop.orders say it, drop orders_total_minimum of shop.orders, and 6 more
-- effect: lossy
ALTER TABLE shop.orders DROP CONSTRAINT orders_total_type;
ALTER TABLE shop.orders DROP CONSTRAINT orders_total_minimum;
ALTER TABLE shop.orders RENAME COLUMN total TO orders_total_next;
ALTER TABLE shop.orders ADD COLUMN total numeric(12,4);
UPDATE shop.orders SET total = (orders_total_next)::numeric(12,4);
ALTER TABLE shop.orders ALTER COLUMN total SET NOT NULL;
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
ALTER TABLE shop.orders ADD CONSTRAINT orders_total_type CHECK ((total <> 'NaN'::numeric));
ALTER TABLE shop.orders ADD CONSTRAINT orders_total_minimum CHECK ((total >= 0.0000));
ALTER TABLE shop.orders RENAME CONSTRAINT orders_note_max_length TO orders_orders_note_max_length_next;
ALTER TABLE shop.orders ADD CONSTRAINT orders_note_max_length CHECK ((char_length(note) <= 500));

-- step: transaction: undo: ask new rows for what orders_note_max_length of shop.orders will say
-- effect: reversible
ALTER TABLE shop.orders DROP CONSTRAINT orders_orders_note_max_length_next;
