-- after: nothing

-- lint: allow dropped-schema: it was made by mistake and holds nothing
DROP SCHEMA public;
