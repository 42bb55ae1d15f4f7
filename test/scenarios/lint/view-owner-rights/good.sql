-- after: nothing

CREATE VIEW shop.all_letters WITH (security_invoker = true) AS SELECT id, body FROM shop.letters;
CREATE VIEW shop.paid_orders AS SELECT id FROM shop.orders WHERE status = 'paid';
