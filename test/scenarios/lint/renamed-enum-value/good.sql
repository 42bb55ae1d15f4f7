-- after: nothing

ALTER TYPE shop.status ADD VALUE 'done' AFTER 'closed';
