CREATE TABLE customers (id int PRIMARY KEY, name varchar(40) NOT NULL, zip char(5) COMMENT 'Postal code', joined date DEFAULT '2024-01-01', updated_at datetime(3) NOT NULL DEFAULT current_timestamp(3), UNIQUE KEY by_name (name, zip)) COMMENT 'Who buys';
INSERT INTO customers SELECT seq, CONCAT('name ', seq), LPAD(seq, 5, '0'), DATE '2024-01-01' + INTERVAL seq DAY, TIMESTAMP '2024-01-01 00:00:00' FROM seq_1_to_500;
CREATE TABLE orders (order_no bigint unsigned NOT NULL AUTO_INCREMENT, customer int NOT NULL, total decimal(12,2), PRIMARY KEY (order_no), CONSTRAINT buyer FOREIGN KEY (customer) REFERENCES customers (id));
INSERT INTO orders (customer, total) SELECT 1 + seq % 500, seq / 100 FROM seq_1_to_300;
CREATE TABLE notes_on (order_no bigint, line_no smallint, note text, PRIMARY KEY (order_no, line_no));
INSERT INTO notes_on SELECT seq DIV 3, seq % 3, 'x' FROM seq_0_to_299;
CREATE TABLE big (id bigint PRIMARY KEY, v varchar(40), at datetime NOT NULL);
INSERT INTO big SELECT CAST(seq AS SIGNED) * 7 - 1000000, MD5(seq), TIMESTAMP '2020-01-01 00:00:00' + INTERVAL seq MINUTE FROM seq_1_to_300000;
CREATE TABLE by_time (at datetime NOT NULL, v int, KEY (at));
INSERT INTO by_time SELECT TIMESTAMP '2020-01-01 00:00:00' + INTERVAL seq MINUTE, seq FROM seq_1_to_200000;
CREATE TABLE events (id int, day date NOT NULL, v text) PARTITION BY RANGE COLUMNS (day) (PARTITION p2023 VALUES LESS THAN ('2024-01-01'), PARTITION p2024 VALUES LESS THAN MAXVALUE);
INSERT INTO events SELECT seq, DATE '2023-07-01' + INTERVAL seq DAY, 'x' FROM seq_1_to_300;
CREATE VIEW rich AS SELECT id, name FROM customers WHERE id > 100;
CREATE VIEW broken AS SELECT id FROM customers;
CREATE TABLE empty_one (a int, b text);
CREATE FUNCTION writes() RETURNS int MODIFIES SQL DATA BEGIN INSERT INTO empty_one VALUES (1, 'x'); RETURN 1; END;
CREATE VIEW writing AS SELECT writes() AS w;
CREATE VIEW slow AS SELECT SLEEP(30) AS s;
CREATE TABLE `select` (`count` int, `from` text, `Order By` text);
INSERT INTO `select` VALUES (1, 'a', 'b');
CREATE TABLE `with ``ticks``` (`a``b` int, `c'd` text, `e"f` text);
INSERT INTO `with ``ticks``` VALUES (1, 'x', 'y');
CREATE TABLE `dots.in.name` (`x.y` int, z text);
INSERT INTO `dots.in.name` VALUES (1, 'x');
CREATE TABLE `Größe 日本` (`Maß €` decimal(5,1), `日付` date, `ID` int);
INSERT INTO `Größe 日本` VALUES (1.5, '2024-01-01', 1);
CREATE TABLE `back\slash; DROP TABLE x; --` (`a\b` int, `$1` text, `?` text, `%s` text, `{fn now()}` text, `/*x*/` text, `#` text);
INSERT INTO `back\slash; DROP TABLE x; --` VALUES (1, '1', '2', '3', '4', '5', '6');
CREATE TABLE Cased (a int);
CREATE TABLE cased (a int, b int);
CREATE SEQUENCE counter;
CREATE TABLE versions (a int) WITH SYSTEM VERSIONING;
CREATE TABLE all_types (
  id int PRIMARY KEY,
  c_bool tinyint(1), c_tiny tinyint, c_utiny tinyint unsigned, c_small smallint, c_usmall smallint unsigned, c_medium mediumint unsigned,
  c_int int, c_uint int unsigned, c_big bigint, c_ubig bigint unsigned, c_zero int(8) zerofill, c_year year,
  c_bit bit(1), c_bits bit(12), c_bit64 bit(64), c_dec decimal(38,10), c_wide decimal(65,30), c_udec decimal(10,2) unsigned,
  c_float float, c_double double, c_char char(5), c_varchar varchar(20), c_text longtext, c_enum enum('sad','ok'), c_set set('a','b','c'),
  c_json json, c_binary binary(4), c_varbinary varbinary(10), c_blob longblob,
  c_date date, c_time time(3), c_dt datetime(6), c_ts timestamp(6) NULL, c_geo geometry, c_point point, c_uuid uuid, c_inet inet6, c_inet4 inet4,
  c_generated int AS (c_int DIV 2) STORED, c_hidden int INVISIBLE DEFAULT 7);
SET sql_mode = '';
INSERT INTO all_types (id, c_bool, c_tiny, c_utiny, c_small, c_usmall, c_medium, c_int, c_uint, c_big, c_ubig, c_zero, c_year, c_bit, c_bits, c_bit64, c_dec, c_wide, c_udec, c_float, c_double, c_char, c_varchar, c_text, c_enum, c_set, c_json, c_binary, c_varbinary, c_blob, c_date, c_time, c_dt, c_ts, c_geo, c_point, c_uuid, c_inet, c_inet4) VALUES
  (1, 5, -128, 255, -32768, 65535, 16777215, 2147483647, 4294967295, -9223372036854775808, 18446744073709551615, 42, 2155, b'1', b'101010101010', 18446744073709551615,
   1234567890123456789012345678.0123456789, 12345678901234567890123456789012345.123456789012345678901234567890, 12345678.90,
   1.5, 2.25, 'ab', 'varchar', 'text', 'ok', 'a,c', '{"a": 1}', x'00ff', x'00ff', x'00ff',
   '2024-02-29', '-838:59:59.5', '2024-03-31 02:30:00.123456', '2024-03-31 02:30:00.123456', ST_GeomFromText('LINESTRING(0 0,1 1)'), ST_GeomFromText('POINT(1 2)'),
   'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '::ffff:10.0.0.1', '10.0.0.1');
INSERT INTO all_types (id) VALUES (2);
INSERT INTO all_types (id, c_date, c_dt, c_ts, c_year, c_enum, c_time) VALUES (3, '0000-00-00', '2024-00-00 00:00:00', '0000-00-00 00:00:00', 0, '', '00:00:00'), (4, '2024-02-00', '1000-01-01 00:00:00', NULL, 1901, NULL, '10:11:12');
ANALYZE TABLE customers, big, by_time, events, orders, notes_on, empty_one;
