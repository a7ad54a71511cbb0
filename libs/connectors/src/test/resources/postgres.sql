CREATE ROLE reader LOGIN PASSWORD :canary;
CREATE ROLE writer LOGIN SUPERUSER PASSWORD :canary;
CREATE ROLE stranger LOGIN PASSWORD :canary;

CREATE SCHEMA sales;
CREATE SCHEMA "Odd Names";
CREATE SCHEMA hidden;

CREATE TABLE sales.customers (id int PRIMARY KEY, name varchar(40) NOT NULL, zip char(5), joined date DEFAULT current_date);
COMMENT ON TABLE sales.customers IS 'Who buys';
COMMENT ON COLUMN sales.customers.zip IS 'Postal code';
INSERT INTO sales.customers SELECT i, 'name ' || i, lpad(i::text, 5, '0'), DATE '2024-01-01' + i FROM generate_series(1, 500) i;
CREATE TABLE sales.lines (order_no bigint, line_no smallint, price numeric(12,2), PRIMARY KEY (order_no, line_no));
INSERT INTO sales.lines SELECT i / 3, i % 3, i / 100.0 FROM generate_series(0, 299) i;
CREATE TABLE sales.big (id bigint PRIMARY KEY, v text, at timestamptz NOT NULL);
INSERT INTO sales.big SELECT i * 7 - 1000000, md5(i::text), TIMESTAMPTZ '2020-01-01 00:00:00Z' + i * interval '1 minute' FROM generate_series(1, 300000) i;
CREATE TABLE sales.by_time (at timestamp NOT NULL, v int);
INSERT INTO sales.by_time SELECT TIMESTAMP '2020-01-01' + i * interval '1 minute', i FROM generate_series(1, 200000) i;
INSERT INTO sales.by_time VALUES ('infinity', -1), ('-infinity', -2);
CREATE INDEX ON sales.by_time (at);
CREATE TABLE sales.events (id int, day date NOT NULL, v text) PARTITION BY RANGE (day);
CREATE TABLE sales.events_2023 PARTITION OF sales.events FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
CREATE TABLE sales.events_2024 PARTITION OF sales.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
INSERT INTO sales.events SELECT i, DATE '2023-07-01' + i, 'x' FROM generate_series(1, 300) i;
CREATE VIEW sales.rich AS SELECT id, name FROM sales.customers WHERE id > 100;
CREATE MATERIALIZED VIEW sales.totals AS SELECT order_no, sum(price) AS total FROM sales.lines GROUP BY order_no;
CREATE MATERIALIZED VIEW sales.unfilled AS SELECT 1 AS one WITH NO DATA;
CREATE TABLE sales.refunds (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, order_no bigint, line_no smallint, code text UNIQUE, changed_at timestamptz NOT NULL, "createdOn" date, CONSTRAINT of_line FOREIGN KEY (order_no, line_no) REFERENCES sales.lines (order_no, line_no));
CREATE INDEX ON sales.refunds (changed_at);
CREATE TABLE sales.skewed (id bigint PRIMARY KEY);
INSERT INTO sales.skewed SELECT CASE WHEN i < 190000 THEN i ELSE i::bigint * 1000000 END FROM generate_series(1, 200000) i;
CREATE SCHEMA _timescaledb_internal;
CREATE TABLE sales.metrics (at timestamptz NOT NULL, v float8);
CREATE TABLE _timescaledb_internal._hyper_1_1_chunk () INHERITS (sales.metrics);
CREATE TABLE _timescaledb_internal._hyper_1_2_chunk () INHERITS (sales.metrics);
INSERT INTO _timescaledb_internal._hyper_1_1_chunk SELECT now(), i FROM generate_series(1, 120) i;
INSERT INTO _timescaledb_internal._hyper_1_2_chunk SELECT now(), i FROM generate_series(1, 80) i;
CREATE TABLE sales.empty (a int, b text);
CREATE TABLE sales.nothing ();
CREATE TABLE sales.nan_and_more (id int PRIMARY KEY, fixed numeric(10,2), free numeric);
INSERT INTO sales.nan_and_more VALUES (1, 'NaN', 'NaN'), (2, 1.25, 1e400), (3, 2.50, -1e400), (4, NULL, 123456789012345678901234567890.5), (5, 0, 1e-400);
CREATE FUNCTION sales.writes() RETURNS int LANGUAGE sql VOLATILE AS 'INSERT INTO sales.empty VALUES (1, ''x'') RETURNING a';
CREATE VIEW sales.writing AS SELECT sales.writes() AS w;
CREATE VIEW sales.slow AS SELECT pg_sleep(30)::text AS s;
CREATE TABLE hidden.secrets (a int);

CREATE TABLE "Odd Names"."select" ("count" int, "from" text, "Order By" text);
INSERT INTO "Odd Names"."select" VALUES (1, 'a', 'b');
CREATE TABLE "Odd Names"."with ""quotes""" ("a""b" int, "c'd" text, "e`f" text);
INSERT INTO "Odd Names"."with ""quotes""" VALUES (1, 'x', 'y');
CREATE TABLE "Odd Names"."dots.in.name" ("x.y" int, "z" text);
INSERT INTO "Odd Names"."dots.in.name" VALUES (1, 'x');
CREATE TABLE "Odd Names"."Größe 日本 🎉" ("Maß €" numeric(5,1), "日付" date, "ID" int, "id" int);
INSERT INTO "Odd Names"."Größe 日本 🎉" VALUES (1.5, '2024-01-01', 1, 2);
CREATE TABLE "Odd Names"."back\slash; DROP TABLE x; --" ("a\b" int, "$1" text, "?" text, "%s" text);
INSERT INTO "Odd Names"."back\slash; DROP TABLE x; --" VALUES (1, '1', '2', '3');

CREATE TYPE sales.mood AS ENUM ('sad', 'ok', 'happy');
CREATE TYPE sales.pair AS (a int, b text);
CREATE DOMAIN sales.positive AS int CHECK (VALUE > 0);
CREATE DOMAIN sales.very_positive AS sales.positive NOT NULL;
CREATE DOMAIN sales.price AS numeric(9,3);
CREATE DOMAIN sales.email AS varchar(80);
CREATE TABLE sales.all_types (
  c_bool boolean, c_int2 smallint, c_int4 int, c_int8 bigint, c_float4 real, c_float8 double precision,
  c_num numeric(38,10), c_num_free numeric, c_num_wide numeric(50,2), c_num_neg numeric(5,-2), c_num_small numeric(3,5),
  c_text text, c_varchar varchar(20), c_char char(5), c_name name, c_onechar "char",
  c_date date, c_time time, c_timetz timetz, c_ts timestamp, c_tstz timestamptz, c_interval interval,
  c_json json, c_jsonb jsonb, c_xml xml, c_uuid uuid, c_bytea bytea, c_inet inet, c_cidr cidr, c_mac macaddr,
  c_money money, c_bit bit(4), c_varbit varbit, c_oid oid, c_point point, c_range int4range, c_tsvector tsvector,
  c_enum sales.mood, c_pair sales.pair, c_positive sales.positive, c_very sales.very_positive, c_price sales.price, c_email sales.email,
  c_ints int[], c_texts text[], c_deep int[][], c_nums numeric(5,2)[], c_default int DEFAULT 42,
  c_generated int GENERATED ALWAYS AS (c_int4 / 2) STORED, c_identity int GENERATED BY DEFAULT AS IDENTITY);
INSERT INTO sales.all_types VALUES
  (true, -32768, 2147483647, -9223372036854775808, 1.5, 2.25,
   1234567890123456789012345678.0123456789, 1.1, 12345678901234567890123456789012345678901234567890.12 / 100, 12300, 0.00123,
   'text', 'varchar', 'ab', 'name', 'c',
   '2024-02-29', '10:11:12', '10:11:12+02', '2024-03-31 02:30:00', '2024-03-31 02:30:00.123456+00', '1 day 2 hours',
   '{"a": 1}', '{"b": [1,2]}', '<a/>', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '\x00ff', '10.0.0.1/24', '10.0.0.0/8', '08:00:2b:01:02:03',
   12.34, B'1010', B'101', 4000000000, '(1,2)', '[1,5)', 'a:1',
   'happy', ROW(1, 'x'), 5, 6, 1.234, 'a@b.c',
   '{1,2,NULL}', '{a,"b c"}', '{{1,2},{3,4}}', '{1.25}', DEFAULT, DEFAULT, DEFAULT),
  (NULL, NULL, NULL, NULL, 'NaN', 'Infinity', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   'infinity', NULL, NULL, '-infinity', 'infinity', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, DEFAULT, DEFAULT);

GRANT USAGE ON SCHEMA sales, "Odd Names" TO reader, stranger;
GRANT SELECT ON ALL TABLES IN SCHEMA sales, "Odd Names" TO reader;
GRANT SELECT ON sales.customers TO stranger;
ANALYZE;
