-- migration: 2026-11-21_remove_order_fax_contract
-- cause: shop.order/fax: a field is gone
-- from: 290beaa90edf8d72ecc65ae366c6908684a935381cf23332a84f86fee0615a13
-- to: eae9b60bcdc6571f16a08519c20e65eb351affc26122cf2e02f0de17f8f949b7
-- after: b15d5b4419e0adfc2d00e0b9367398071d04cf8a10bb325bd364d03f138d3f7e
-- phase: contract

-- step: transaction: drop orders_fax_max_length of shop.orders, drop orders_fax_format of shop.orders, and 1 more
-- lock: ACCESS EXCLUSIVE on shop.orders; instant
-- effect: irreversible
ALTER TABLE shop.orders DROP CONSTRAINT orders_fax_max_length;
ALTER TABLE shop.orders DROP CONSTRAINT orders_fax_format;
ALTER TABLE shop.orders DROP COLUMN fax;
