-- migration: 2026-11-21_change_order_contract
-- from: 230946f7e288e30631c7dc94c371f07ffa2005104ae607ee4fec480273f30ff0
-- to: e97c6df4fc66a45363c340140475fe5d8b13573e880858152fd37ef149c1115e
-- after: c39ae8d8b246f1e71fbea51bbc0f625d85eb4c9b25a7eee8fddea9f62e33f90f
-- phase: contract

-- step: transaction: drop concord.refuse_change(), drop schema concord
-- effect: reversible
DROP FUNCTION concord.refuse_change();
DROP SCHEMA concord;
