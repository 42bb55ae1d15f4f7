/**
 * What the catalog says of types, as an import writes it and as databases are compared: SQL over the row `t` of pg_type. NULL for types of another kind.
 * Source: PostgreSQL's documentation, CREATE TYPE, and chapter 53 (pg_range, pg_attribute).
 */

/** The members of a composite type, in their order, with the collations that are not their types' own. */
export const memberList = `(SELECT string_agg(quote_ident(m.attname) || ' ' || format_type(m.atttypid, m.atttypmod)
    || CASE WHEN m.attcollation <> mt.typcollation THEN ' COLLATE ' || (SELECT quote_ident(kn.nspname) || '.' || quote_ident(k.collname) FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace kn ON kn.oid = k.collnamespace WHERE k.oid = m.attcollation) ELSE '' END, ', ' ORDER BY m.attnum)
  FROM pg_catalog.pg_attribute m JOIN pg_catalog.pg_type mt ON mt.oid = m.atttypid WHERE t.typtype = 'c' AND m.attrelid = t.typrelid AND m.attnum > 0 AND NOT m.attisdropped)`;

/** What a range is made of, in the words of CREATE TYPE; what is usual is not said. */
export const rangeText = `(SELECT concat_ws(', ', 'SUBTYPE = ' || format_type(r.rngsubtype, NULL),
    (SELECT 'SUBTYPE_OPCLASS = ' || quote_ident(ocn.nspname) || '.' || quote_ident(oc.opcname) FROM pg_catalog.pg_opclass oc JOIN pg_catalog.pg_namespace ocn ON ocn.oid = oc.opcnamespace WHERE oc.oid = r.rngsubopc AND NOT oc.opcdefault),
    (SELECT 'COLLATION = ' || quote_ident(kn.nspname) || '.' || quote_ident(k.collname) FROM pg_catalog.pg_collation k JOIN pg_catalog.pg_namespace kn ON kn.oid = k.collnamespace JOIN pg_catalog.pg_type st ON st.oid = r.rngsubtype WHERE k.oid = r.rngcollation AND r.rngcollation <> st.typcollation),
    CASE WHEN r.rngcanonical <> 0 THEN 'CANONICAL = ' || r.rngcanonical::regproc END, CASE WHEN r.rngsubdiff <> 0 THEN 'SUBTYPE_DIFF = ' || r.rngsubdiff::regproc END,
    (SELECT 'MULTIRANGE_TYPE_NAME = ' || quote_ident(mn.nspname) || '.' || quote_ident(mt.typname) FROM pg_catalog.pg_type mt JOIN pg_catalog.pg_namespace mn ON mn.oid = mt.typnamespace
      WHERE mt.oid = r.rngmultitypid AND (mt.typnamespace <> t.typnamespace OR mt.typname <> CASE WHEN t.typname ~ 'range' THEN regexp_replace(t.typname, 'range', 'multirange') ELSE t.typname || '_multirange' END)))
  FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid)`;
