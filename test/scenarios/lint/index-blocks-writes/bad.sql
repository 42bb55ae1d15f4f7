-- after: nothing

CREATE INDEX orders_client ON shop.orders (client_id);
