package io.plumbline.connectors.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Makes files that are not as they should be, each by its name; the same ones every time. */
final class NastyFiles {

    private static final int FLIPS = 10;
    /** Of 64 bytes: where lines are shorter, a bomb that is noticed after 64 MB is mostly a test of how fast lines are parsed. */
    private static final String BOMB_LINE = "1," + "x".repeat(61) + "\n";

    private static final String BOOK = "xl/workbook.xml";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String HEAD = "<?xml version=\"1.0\"?>";
    private static final String MAIN = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private final Map<String, Supplier<byte[]>> files = new LinkedHashMap<>();

    static Map<String, Supplier<byte[]>> all() {
        NastyFiles nasty = new NastyFiles();
        nasty.delimited();
        nasty.packed();
        nasty.json();
        nasty.typed();
        nasty.workbooks();
        nasty.flipped();
        return nasty.files;
    }

    private void text(String name, String content) {
        text(name, content, StandardCharsets.UTF_8);
    }

    private void text(String name, String content, Charset charset) {
        files.put(name, () -> content.getBytes(charset));
    }

    private void bytes(String name, Supplier<byte[]> content) {
        files.put(name, content);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void delimited() {
        text("bom-utf8.csv", "\uFEFFa,b\n1,x\n");
        text("bom-only.csv", "\uFEFF");
        text("bom-twice.csv", "\uFEFF\uFEFFa,b\n1,x\n");
        text("bom-utf16le.csv", "\uFEFFa,b\n1,x\n", StandardCharsets.UTF_16LE);
        text("bom-utf16be.csv", "\uFEFFa,b\n1,x\n", StandardCharsets.UTF_16BE);
        text("bare-utf16le.csv", "a,b\n1,x\n2,y\n", StandardCharsets.UTF_16LE);
        text("bare-utf16be.csv", "a,b\n1,x\n2,y\n", StandardCharsets.UTF_16BE);
        text("bom-utf32le.csv", "\uFEFFa,b\n1,x\n", Charset.forName("UTF-32LE"));
        text("bom-utf32be.csv", "\uFEFFa,b\n1,x\n", Charset.forName("UTF-32BE"));
        bytes("odd-utf16.csv", () -> Arrays.copyOf("\uFEFFa,b\n1,x\n".getBytes(StandardCharsets.UTF_16LE), 17));
        bytes("surrogate-utf16.csv", () -> {
            ByteBuffer units = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
            for (char c : new char[] {'\uFEFF', 'a', ',', 'b', '\n', '1', ',', '\uD800', '\n', '2'}) {
                units.putChar(c);
            }
            return units.array();
        });
        bytes("invalid-utf8.csv", () -> ascii("name,n\nJ\u00fcrgen,1\nJ\u00c3\u00bcrgen,2\n\u00e2\u0082,3\n"));
        bytes("cut-utf8.csv", () -> ascii("name,n\nx,1\n\u00e2\u0082"));
        text("windows.csv", "name,n\n“Jürgen”,1\n", Charset.forName("windows-1252"));
        text("nul-in-value.csv", "a,b\n1,x\0y\n2," + "long enough ".repeat(50) + "\n");
        bytes("nul-only.csv", () -> new byte[5000]);
        text("controls.csv", "a,b\n1,\u0007\u0008\u001b[31mred\n" + "2,plain text\n".repeat(50));
        text("direction.csv", "a,b\n1,\u202Eevil\u202C\n2,\uD83D\uDE00\n");
        text("empty.csv", "");
        text("blank.csv", "\n \n\t\n");
        text("break-only.csv", "\r\n");
        text("header-only.csv", "a,b,c\n");
        text("header-without-break.csv", "a,b,c");
        text("one-character.csv", "x");
        text("delimiters-only.csv", ",,,,\n,,,,\n");
        text("mixed-breaks.csv", "a,b\r\n1,x\n2,y\r3,z\r\n");
        text("return-breaks.csv", "a,b\r1,x\r2,y\r");
        text("next-line-breaks.csv", "a,b\u00851,x\u20282,y\n");
        text("lone-quote.csv", "a,b\n1,\"unclosed\n2,x\n3,y\n");
        text("lone-quote-first.csv", "\"a,b\n1,x\n2,y\n");
        text("lone-quote-last.csv", "a,b\n1,x\n2,\"");
        text("lone-quotes-everywhere.csv", "a,b\n" + "1,\"x\n".repeat(20_000));
        text("quotes-only.csv", "\"\"\"\"\"\"\"\"\n\"\"\"\n");
        bytes("lone-quote-large.csv", () -> ascii("a,b\n1,\"open\n" + "2,some text\n".repeat(1_000_000)));
        text("ragged.csv", "a,b\n1\n1,2,3\n1,2\n,\n");
        text("ragged-wide.csv", "a,b\n" + "1,".repeat(60_000) + "\n2,x\n");
        text("names-twice.csv", "a,a,a,A\n1,2,3,4\n");
        text("names-missing.csv", ",,c\n1,2,3\n");
        text("names-odd.csv", "a.b,`c`,\"d\"\"e\",a b,ü\n1,2,3,4,5\n");
        text("name-long.csv", "x".repeat(900_000) + ",b\n1,2\n");
        text("columns-4000.csv", row(4000, "c") + "\n" + row(4000, "") + "\n");
        text("columns-50000.csv", row(50_000, "c") + "\n" + row(50_000, "") + "\n");
        bytes("line-100mb.csv", () -> {
            byte[] line = new byte[100 << 20];
            Arrays.fill(line, (byte) 'x');
            line[0] = 'a';
            line[1] = '\n';
            return line;
        });
        bytes("line-100mb-late.csv", () -> {
            byte[] line = new byte[100 << 20];
            Arrays.fill(line, (byte) 'x');
            byte[] before = ascii("a,b\n" + "1,x\n".repeat(2_000_000));
            System.arraycopy(before, 0, line, 0, before.length);
            return line;
        });
        text("value-2mb.csv", "a,b\n1," + "x".repeat(2 << 20) + "\n2,y\n");
        text("value-2mb-quoted.csv", "a,b\n1,\"" + "x".repeat(2 << 20) + "\"\n2,y\n");
        text("value-2mb-lines.csv", "a,b\n1,\"" + "x\n".repeat(1 << 20) + "\"\n2,y\n");
        text("numbers-vast.csv", "a,b\n" + "9".repeat(10_000) + ",1e999\n1,-1e-999\n0x1F,1_000\n");
        text("numbers-odd.csv", "a,b,c\nNaN,--1,1.\nInfinity,+-2,.\n-inf,1e,e5\n");
        text("dates-odd.csv", "a,b\n0000-00-00,2024-13-01\n9999-12-31,24:00\n-0001-01-01,2024-02-30\n");
        text("formulas.csv", "a,b\n=cmd|' /C calc'!A0,@SUM(1)\n+1,-1\n");
        text("separator-line.csv", "sep=;\na;b\n1;2\n");
        text("comments.csv", "# comment\na,b\n1,2\n");
        text("trailing-delimiters.csv", "a,b,\n1,2,\n3,4,\n");
        text("empty-lines.csv", "a,b\n" + "\n".repeat(50_000) + "1,2\n");
        text("html.csv", "<html><body><table><tr><td>1</td></tr></table></body></html>");
        bytes("picture.csv", () -> ascii("\u0089PNG\r\n\u001a\n" + "\0\0\0\rIHDR"));
        bytes("program.csv", () -> ascii("\u007fELF\u0002\u0001\u0001\0\0\0\0\0"));
        bytes("random.csv", () -> random(50_000, 1));
        bytes("random.tsv", () -> random(1000, 2));
        bytes("random.txt", () -> random(100, 3));
        text("psv.psv", "a|b\n1|\"x\n2|y\n");
        text("tabs-in.tsv", "a\tb\n1\tx\ty\n\t\n");
    }

    private static String row(int columns, String prefix) {
        return IntStream.range(0, columns).mapToObj(i -> prefix + i).collect(Collectors.joining(","));
    }

    private static byte[] random(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private void packed() {
        byte[] small = Written.gzip(ascii("a,b\n1,x\n2,y\n"));
        bytes("gzip-called-csv.csv", () -> small);
        text("csv-called-gzip.csv.gz", "a,b\n1,2\n");
        bytes("gzip-cut.csv.gz", () -> Arrays.copyOf(Written.gzip(ascii(row(50_000, "x"))), 5000));
        bytes("gzip-cut-header.csv.gz", () -> Arrays.copyOf(small, 6));
        bytes("gzip-wrong-checksum.csv.gz", () -> {
            byte[] wrong = small.clone();
            wrong[wrong.length - 6] ^= 1;
            return wrong;
        });
        bytes("gzip-empty.csv.gz", () -> Written.gzip(new byte[0]));
        bytes("gzip-nothing.csv.gz", () -> new byte[0]);
        bytes("gzip-two.csv.gz", () -> joined(small, Written.gzip(ascii("3,z\n"))));
        bytes("gzip-garbage-after.csv.gz", () -> joined(small, random(100, 4)));
        bytes("gzip-bomb.csv.gz", () -> {
            byte[] block = Written.gzip(ascii(BOMB_LINE.repeat(1 << 18)));
            byte[] bomb = Written.gzip(ascii("a,b\n"));
            for (int i = 0; i < 200; i++) {
                bomb = joined(bomb, block);
            }
            return bomb;
        });
        bytes("gzip-bomb-of-nul.csv.gz", () -> Written.gzip(new byte[64 << 20]));
        bytes("gzip-bomb.json.gz", () -> {
            byte[] block = Written.gzip(ascii(("{\"a\":\"" + "x".repeat(55) + "\"}\n").repeat(1 << 18)));
            byte[] bomb = block;
            for (int i = 0; i < 200; i++) {
                bomb = joined(bomb, block);
            }
            return bomb;
        });
        bytes("zstd-bomb.csv.zst", () -> {
            byte[] block = ascii(BOMB_LINE.repeat(1 << 16));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
                for (int i = 0; i < 200; i++) {
                    zstd.write(block);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        });
        for (String extension : List.of("bz2", "zst", "snappy", "deflate", "xz", "gz")) {
            bytes("garbage.csv." + extension, () -> random(1000, extension.hashCode()));
            bytes("garbage.json." + extension, () -> random(1000, extension.hashCode() + 1));
            bytes("nothing.json." + extension, () -> new byte[0]);
        }
        bytes("zstd-cut.csv.zst", () -> Arrays.copyOf(Zstd.compress(ascii(row(50_000, "x"))), 3000));
        bytes("snappy-vast.csv.snappy", () -> new byte[] {0x7F, -1, -1, -1, 0x7F, -1, -1, -1, 1});
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private void json() {
        text("depth-arrays.json", "[{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}]");
        text("depth-objects.json", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000));
        text("depth-lines.jsonl", "{\"a\":1}\n{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}\n{\"a\":2}\n");
        text("depth-open.json", "[".repeat(100_000));
        text("keys-twice.json", "[{\"a\":1,\"a\":2},{\"a\":3,\"a\":\"x\"}]");
        text("keys-empty.json", "[{\"\":1},{\" \":2},{\"a.b\":3,\"a`b\":4}]");
        text("keys-case.json", "[{\"id\":1,\"ID\":2,\"Id\":3}]");
        text(
                "keys-many.jsonl",
                IntStream.range(0, 20_000).mapToObj(i -> "{\"k" + i + "\":1}\n").collect(Collectors.joining()));
        text("key-long.json", "[{\"" + "k".repeat(1 << 20) + "\":1}]");
        text("number-1e999.json", "[{\"a\":1e999},{\"a\":1.5}]");
        text("number-vast.json", "[{\"a\":" + "9".repeat(1500) + "}]");
        text("number-too-vast.json", "[{\"a\":" + "9".repeat(10_000) + "}]");
        text("number-nan.json", "[{\"a\":NaN},{\"a\":-Infinity}]");
        text("number-leading-zero.json", "[{\"a\":007}]");
        bytes("invalid-utf8.json", () -> ascii("[{\"a\":\"J\u00fcrgen \u00e2\u0082\"}]"));
        bytes(
                "invalid-utf8.jsonl",
                () -> ascii("{\"a\":\"ok\"}\n{\"a\":\"\u00ff\u00fe\"}\n" + "{\"a\":\"text\"}\n".repeat(99)));
        text("surrogate.json", "[{\"a\":\"\\uD800\"},{\"a\":\"\\uDC00\\uD800\"}]");
        text("escape-broken.json", "[{\"a\":\"\\u12\"}]");
        text("nul-escape.json", "[{\"a\":\"x\\u0000y\"}]");
        text("empty-array.json", "[]");
        text("empty-object.json", "{}");
        text("empty.json", "");
        text("blank.json", " \n ");
        text("cut.json", "[{\"a\":1},{\"a\"");
        text("cut-line.jsonl", "{\"a\":1}\n{\"a\":");
        text("garbage-after.json", "[{\"a\":1}] x");
        text("scalar.json", "42");
        text("null.json", "null");
        text("nulls.json", "[null,null]");
        text("scalars-late.json", "[{\"a\":1},2]");
        text("arrays.json", "[[1,2],[3,4]]");
        text("comments.json", "// c\n[{\"a\":1}]");
        text("single-quotes.json", "[{'a':1}]");
        text("trailing-comma.json", "[{\"a\":1},]");
        text(
                "types-mixed.jsonl",
                "{\"a\":1}\n{\"a\":\"x\"}\n{\"a\":[1]}\n{\"a\":{\"b\":1}}\n{\"a\":null}\n{\"a\":true}\n");
        text("lines-broken.jsonl", "{\"a\":1}\nnot json\n[1]\n2\n{\"a\":2} {\"a\":3}\n\n{\"a\":4}\n");
        text("bom.json", "\uFEFF[{\"a\":1}]");
        text("utf16.json", "\uFEFF[{\"a\":1}]", StandardCharsets.UTF_16LE);
        text("features-cut.json", "{\"type\":\"x\",\"features\":[{\"a\":1},{\"a\":2}");
        text("xml.json", "<a/>");
        bytes("line-100mb.jsonl", () -> {
            byte[] line = new byte[100 << 20];
            Arrays.fill(line, (byte) 'x');
            byte[] before = ascii("{\"a\":1}\n".repeat(700_000) + "{\"a\":\"");
            System.arraycopy(before, 0, line, 0, before.length);
            return line;
        });
        bytes("random.json", () -> random(5000, 5));
        bytes("random.jsonl", () -> random(5000, 6));
    }

    private void typed() {
        String query = "SELECT id, concat('text ', id) t, cast(id AS decimal(10,2)) d FROM range(5000)";
        for (String format : List.of("parquet", "orc", "avro")) {
            byte[] good = Written.bySpark(format, query, Map.of());
            for (int percent : new int[] {1, 25, 50, 90, 99}) {
                bytes("cut-" + percent + "." + format, () -> Arrays.copyOf(good, good.length * percent / 100));
            }
            bytes("tail-only." + format, () -> Arrays.copyOfRange(good, good.length / 2, good.length));
            bytes("wrong-magic." + format, () -> {
                byte[] wrong = good.clone();
                Arrays.fill(wrong, 0, 4, (byte) 'X');
                Arrays.fill(wrong, wrong.length - 4, wrong.length, (byte) 'X');
                return wrong;
            });
            bytes("hollow." + format, () -> {
                byte[] hollow = good.clone();
                Arrays.fill(hollow, hollow.length / 4, hollow.length / 2, (byte) 0x55);
                return hollow;
            });
            bytes("twice." + format, () -> joined(good, good));
            bytes("empty." + format, () -> new byte[0]);
            text("text." + format, "a,b\n1,2\n");
            bytes("random." + format, () -> random(5000, format.hashCode()));
        }
        byte[] parquet = Written.bySpark("parquet", query, Map.of());
        for (int length : new int[] {0, -1, Integer.MAX_VALUE, 1 << 30, 7}) {
            bytes("footer-length-" + Integer.toUnsignedString(length) + ".parquet", () -> {
                byte[] lying = parquet.clone();
                ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(lying.length - 8, length);
                return lying;
            });
        }
        text("magic-only.parquet", "PAR1PAR1");
        text("magic-encrypted.parquet", "PARE\0\0\0\0\0\0\0\0PARE");
        bytes(
                "pages-bomb.parquet",
                () -> Written.bySpark("parquet", "SELECT 'x' a, 1 b FROM range(20000000)", Map.of()));
        String record = "{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"a\",\"type\":";
        bytes("schema-recursive.avro", () -> avro(record + "[\"null\",\"r\"]}]}", "null", new byte[] {0}, 1));
        bytes("schema-broken.avro", () -> avro("{\"type\":", "null", new byte[] {0}, 1));
        bytes(
                "schema-enum.avro",
                () -> avro("{\"type\":\"enum\",\"name\":\"e\",\"symbols\":[\"A\"]}", "null", new byte[] {0}, 1));
        bytes(
                "schema-deep.avro",
                () -> avro(
                        record + "{\"type\":\"array\",\"items\":".repeat(20_000) + "\"int\"" + "}".repeat(20_000)
                                + "}]}",
                        "null",
                        new byte[] {0},
                        1));
        bytes("codec-unknown.avro", () -> avro(record + "\"int\"}]}", "rot13", new byte[] {2}, 1));
        bytes("count-lies.avro", () -> avro(record + "\"int\"}]}", "null", new byte[] {2}, 1_000_000));
        bytes("count-negative.avro", () -> avro(record + "\"int\"}]}", "null", new byte[] {2}, -5));
        bytes("sync-wrong.avro", () -> {
            byte[] wrong = avro(record + "\"int\"}]}", "null", new byte[] {2}, 1);
            wrong[wrong.length - 1] ^= 1;
            return joined(wrong, new byte[] {2, 2, 2});
        });
        bytes("value-vast.avro", () -> avro(record + "\"bytes\"}]}", "null", new byte[] {-2, -1, -1, -1, 15}, 1));
        bytes("header-vast.avro", () -> joined(ascii("Obj\u0001"), new byte[] {2, -2, -1, -1, -1, 15, 'a'}));
    }

    private static byte[] avro(String schema, String codec, byte[] block, long count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("Obj\u0001"));
        number(out, 2);
        for (String entry : new String[] {"avro.schema", schema, "avro.codec", codec}) {
            number(out, entry.length());
            out.writeBytes(ascii(entry));
        }
        number(out, 0);
        out.writeBytes(new byte[16]);
        number(out, count);
        number(out, block.length);
        out.writeBytes(block);
        out.writeBytes(new byte[16]);
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, long value) {
        long folded = value << 1 ^ value >> 63;
        while ((folded & ~0x7FL) != 0) {
            out.write((int) (folded & 0x7F | 0x80));
            folded >>>= 7;
        }
        out.write((int) folded);
    }

    private static Map<String, String> parts(String sheets, String rows) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                BOOK,
                HEAD + "<workbook" + MAIN
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + sheets + "</sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                HEAD + "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        if (!rows.isEmpty()) {
            parts.put(SHEET, HEAD + "<worksheet" + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
        }
        return parts;
    }

    private static String sheet(String name) {
        return "<sheet name=\"" + name + "\" sheetId=\"1\" r:id=\"r1\"/>";
    }

    private static String cells(String... values) {
        return "<row>"
                + Arrays.stream(values)
                        .map(v -> "<c t=\"inlineStr\"><is><t>" + v + "</t></is></c>")
                        .collect(Collectors.joining())
                + "</row>";
    }

    private void book(String name, String sheets, String rows) {
        bytes(name, () -> Written.zip(parts(sheets, rows)));
    }

    private void workbooks() {
        String table = cells("a", "b") + cells("1", "x");
        book("plain.xlsx", sheet("s"), table);
        book("sheets-none.xlsx", "", table);
        book("sheet-missing.xlsx", sheet("s"), "");
        book("sheet-empty.xlsx", sheet("s"), " ");
        book("sheet-name-odd.xlsx", sheet("../../a/b*?[x]%&lt;&#10;"), table);
        book("sheet-name-none.xlsx", sheet(""), table);
        book("sheet-hidden.xlsx", sheet("s").replace("<sheet ", "<sheet state=\"veryHidden\" "), table);
        book("xml-cut.xlsx", sheet("s"), cells("a") + "<row><c>");
        book("xml-wrong.xlsx", sheet("s"), "<row></c></row>");
        book("column-far.xlsx", sheet("s"), table + "<row><c r=\"ZZZ3\"><v>1</v></c><c r=\"XFD3\"><v>1</v></c></row>");
        book(
                "rows-backwards.xlsx",
                sheet("s"),
                "<row r=\"9\"><c r=\"A9\"><v>1</v></c></row><row r=\"-2\"><c><v>x</v></c></row>");
        book(
                "numbers-odd.xlsx",
                sheet("s"),
                cells("a")
                        + "<row><c><v>1e999</v></c></row><row><c><v>--</v></c></row><row><c t=\"e\"><v>#N/A</v></c></row>");
        book(
                "string-number-wrong.xlsx",
                sheet("s"),
                cells("a") + "<row><c t=\"s\"><v>999999999</v></c></row><row><c t=\"s\"><v>-1</v></c></row>");
        bytes("xxe.xlsx", () -> {
            Map<String, String> parts = parts(sheet("s"), table);
            parts.put(
                    SHEET,
                    HEAD + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>"
                            + cells("a", "&e;") + "</sheetData></worksheet>");
            return Written.zip(parts);
        });
        bytes("xxe-in-book.xlsx", () -> {
            Map<String, String> parts = parts(sheet("s"), table);
            parts.put(BOOK, "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\"><workbook/>");
            return Written.zip(parts);
        });
        bytes("laughs.xlsx", () -> {
            Map<String, String> parts = parts(sheet("s"), table);
            StringBuilder entities = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"lol\">");
            for (int i = 1; i < 10; i++) {
                entities.append("<!ENTITY e" + i + " \"" + ("&e" + (i - 1) + ";").repeat(10) + "\">");
            }
            parts.put("xl/sharedStrings.xml", entities + "]><sst><si><t>&e9;</t></si></sst>");
            parts.put(SHEET, "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData></worksheet>");
            return Written.zip(parts);
        });
        String shared = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>";
        bytes(
                "strings-1gb.xlsx",
                () -> Written.bomb(
                        parts(sheet("s"), shared),
                        "xl/sharedStrings.xml",
                        "<sst>",
                        "<si><t>" + "x".repeat(1017) + "</t></si>",
                        1 << 20));
        bytes(
                "sheet-1gb.xlsx",
                () -> Written.bomb(
                        parts(sheet("s"), ""),
                        SHEET,
                        "<worksheet><sheetData>",
                        "<row><c><v>1</v></c></row>" + " ".repeat(998),
                        1 << 20));
        bytes(
                "spaces-1gb.xlsx",
                () -> Written.bomb(parts(sheet("s"), ""), SHEET, "<worksheet>", " ".repeat(1024), 1 << 20));
        bytes(
                "comment-1gb.xlsx",
                () -> Written.bomb(parts(sheet("s"), ""), SHEET, "<worksheet><!--", "x".repeat(1024), 1 << 20));
        bytes(
                "attribute-1gb.xlsx",
                () -> Written.bomb(parts(sheet("s"), ""), SHEET, "<worksheet a=\"", "x".repeat(1024), 1 << 20));
        bytes(
                "value-1gb.xlsx",
                () -> Written.bomb(
                        parts(sheet("s"), ""), SHEET, "<worksheet><sheetData><row><c><v>", "1".repeat(1024), 1 << 20));
        bytes(
                "styles-1gb.xlsx",
                () -> Written.bomb(
                        parts(sheet("s"), table),
                        "xl/styles.xml",
                        "<styleSheet><cellXfs>",
                        "<xf numFmtId=\"14\"/>" + " ".repeat(1000),
                        1 << 20));
        bytes("parts-many.xlsx", () -> {
            Map<String, String> parts = parts(sheet("s"), table);
            IntStream.range(0, 25_000).forEach(i -> parts.put("x/" + i, ""));
            return Written.zip(parts);
        });
        bytes("macros.xlsm", () -> {
            Map<String, String> parts = parts(sheet("s"), table);
            parts.put("xl/vbaProject.bin", "Sub Auto_Open()");
            return Written.zip(parts);
        });
        bytes("path-outside.xlsx", () -> {
            Map<String, String> parts = parts(sheet("s"), table);
            parts.put("../../../../tmp/evil.xml", "<a/>");
            parts.put(
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"r1\" Target=\"/../../etc/worksheets/passwd\"/></Relationships>");
            return Written.zip(parts);
        });
        bytes("encrypted.xlsx", () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (POIFSFileSystem files = new POIFSFileSystem()) {
                files.getRoot().createDocument("EncryptedPackage", new java.io.ByteArrayInputStream(random(500, 7)));
                files.getRoot().createDocument("EncryptionInfo", new java.io.ByteArrayInputStream(random(50, 8)));
                files.writeFilesystem(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        });
        bytes(
                "document.xlsx",
                () -> Written.zip(Map.of("word/document.xml", "<w/>", "[Content_Types].xml", "<Types/>")));
        byte[] good = good(new XSSFWorkbook());
        byte[] old = good(new HSSFWorkbook());
        for (int percent : new int[] {1, 30, 70, 99}) {
            bytes("cut-" + percent + ".xlsx", () -> Arrays.copyOf(good, good.length * percent / 100));
            bytes("cut-" + percent + ".xls", () -> Arrays.copyOf(old, old.length * percent / 100));
        }
        bytes("old-called-new.xlsx", () -> old);
        bytes("new-called-old.xls", () -> good);
        text("text.xlsx", "a,b\n1,2\n");
        text("html.xls", "<html><table><tr><td>1</td></tr></table></html>");
        bytes("empty.xlsx", () -> new byte[0]);
        bytes("empty.xls", () -> new byte[0]);
        bytes("random.xls", () -> joined(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, random(5000, 9)));
        bytes("random.xlsx", () -> joined(ascii("PK\u0003\u0004"), random(5000, 10)));
    }

    private static byte[] good(Workbook book) {
        if (book instanceof XSSFWorkbook dated) {
            // Else the same flipped bit would hit something else every second.
            dated.getProperties().getCoreProperties().setCreated(Optional.of(new Date(0)));
        }
        var sheet = book.createSheet("s");
        for (int i = 0; i < 200; i++) {
            var row = sheet.createRow(i);
            row.createCell(0).setCellValue(i == 0 ? "name" : "text " + i);
            if (i == 0) {
                row.createCell(1).setCellValue("n");
            } else {
                row.createCell(1).setCellValue(i * 1.5);
            }
        }
        return Written.book(book);
    }

    /** A few bits of a good file turned over, at places that a seed chooses. */
    private void flipped() {
        String query = "SELECT id, concat('text ', id) t, id % 7 = 0 b FROM range(2000)";
        Map<String, byte[]> good = new LinkedHashMap<>();
        good.put("csv", Written.bySpark("csv", query, Map.of("header", "true")));
        good.put("jsonl", Written.bySpark("json", query, Map.of()));
        good.put("csv.gz", Written.gzip(good.get("csv")));
        good.put("csv.zst", Zstd.compress(good.get("csv")));
        for (String format : List.of("parquet", "orc", "avro")) {
            good.put(format, Written.bySpark(format, query, Map.of()));
        }
        good.put("xlsx", good(new XSSFWorkbook()));
        good.put("xls", good(new HSSFWorkbook()));
        good.forEach((format, whole) -> {
            for (int seed = 0; seed < FLIPS; seed++) {
                Random random = new Random(seed);
                byte[] flipped = whole.clone();
                List<Integer> places = new ArrayList<>();
                for (int i = 0; i < 1 + seed; i++) {
                    // Half of them in what describes the rest: the head and the tail.
                    int edge = Math.min(400, whole.length);
                    places.add(
                            seed % 2 == 0
                                    ? random.nextInt(whole.length)
                                    : random.nextBoolean()
                                            ? random.nextInt(edge)
                                            : whole.length - 1 - random.nextInt(edge));
                }
                places.forEach(at -> flipped[at] ^= (byte) (1 << random.nextInt(8)));
                bytes("flip-" + seed + "." + format, () -> flipped);
            }
        });
    }
}
