-- after: nothing

GRANT SELECT ON shop.orders TO pg_monitor;
REVOKE ALL ON shop.orders FROM PUBLIC;
