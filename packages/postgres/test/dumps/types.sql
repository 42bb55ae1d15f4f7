-- Types that stand on types, tables that stand on tables and types, and a key that is unique once more.
CREATE TYPE level AS ENUM ('low', 'high');
CREATE TYPE mark AS (level level, name text COLLATE "C");
CREATE TYPE marks AS (first mark, others mark[]);
COMMENT ON TYPE mark IS 'A level with a name.';
CREATE DOMAIN short AS text COLLATE "C" DEFAULT 'a' NOT NULL CONSTRAINT is_short CHECK (char_length(VALUE) < 5);
CREATE DOMAIN shorter AS short CHECK (VALUE <> '');
CREATE TYPE span AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
CREATE TYPE word_range AS RANGE (SUBTYPE = text, COLLATION = "C", SUBTYPE_OPCLASS = text_pattern_ops, MULTIRANGE_TYPE_NAME = many_words);
CREATE TYPE unused_range AS RANGE (SUBTYPE = date);
CREATE TYPE shell;
CREATE TABLE graded (id int PRIMARY KEY, level level, mark mark, marks marks, short short, shorter shorter[], span span, words word_range, many many_words);
CREATE TABLE one (a int);
CREATE TABLE two (b int);
CREATE TABLE one_and_two (c int) INHERITS (one, two);
CREATE TABLE typed OF mark (level PRIMARY KEY);
CREATE SEQUENCE counted OWNED BY graded.id;
CREATE TABLE twice (id int PRIMARY KEY);
ALTER TABLE twice ADD CONSTRAINT twice_id_key UNIQUE (id);
