-- after: nothing

-- step: alone
DROP INDEX CONCURRENTLY shop.orders_note;
