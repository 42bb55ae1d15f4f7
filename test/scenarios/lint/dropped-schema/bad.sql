-- after: nothing

DROP SCHEMA shop CASCADE;
