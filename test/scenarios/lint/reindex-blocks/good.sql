-- after: nothing

-- step: alone
REINDEX TABLE CONCURRENTLY shop.orders;
