-- after: nothing

ALTER TYPE shop.status RENAME VALUE 'closed' TO 'done';
