-- after: nothing

ALTER TYPE shop.status ADD VALUE 'shipped';
