package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadResult;
import io.plumbline.connectors.ReadWarning;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** A quote that is never closed costs its own line at most, and is told with the number of that line. */
class QuotesTest {

    @TempDir
    Path root;

    private record Read(ContainerDescription described, List<Row> rows, List<ReadWarning> warnings) {

        List<String> values() {
            return rows.stream().map(r -> r.get(0) + " " + r.get(1)).toList();
        }
    }

    private Read read(String text) throws IOException {
        Files.writeString(root.resolve("quotes.csv"), text);
        try (Source source = LocalFilesSourceTest.open(root, Map.of("root", "sample"))) {
            ContainerDescription described = Listed.of(source).get("quotes.csv");
            ReadResult read = source.read(Session.spark(), described.ref(), ReadOptions.ALL);
            List<Row> rows = read.rows().collectAsList();
            return new Read(described, rows, read.warnings());
        }
    }

    @Test
    void unclosedQuote_isToldWithItsLine_andTheRowsAfterItAreRead() throws IOException {
        Read read = read("a,b\n1,\"unclosed\n2,x\n3,y\n");
        assertThat(read.values()).containsExactly("1 \"unclosed", "2 x", "3 y");
        assertThat(read.warnings())
                .extracting(ReadWarning::message)
                .containsExactly("sample:quotes.csv: 1 lines open a quote that is never closed, read as a character,"
                        + " first at sample:quotes.csv line 2");
        assertThat(read.described().warnings())
                .containsExactly("sample:quotes.csv: line 2: a quote that is never closed");
        assertThat(read.described().rowCount()).isEqualTo(3);
    }

    @Test
    void quoteThatLaterQuotesWouldClose_isToldAllTheSame() throws IOException {
        Read read = read("a,b\n1,\"unclosed\n2,x\n3,\"fine, really\"\n4,\"two\nlines\"\n");
        assertThat(read.values()).containsExactly("1 \"unclosed", "2 x", "3 fine, really", "4 two\nlines");
        assertThat(read.warnings()).extracting(ReadWarning::code).containsExactly("QUOTES_UNCLOSED");
    }

    @Test
    void quoteThatALaterLineClosesByChance_isSuspected() throws IOException {
        Read read = read("a,b\n1,\"unclosed\n2,x\n3,y\n4,z\"\n5,w\n");
        assertThat(read.rows()).hasSize(2);
        assertThat(read.warnings())
                .extracting(ReadWarning::message)
                .containsExactly(
                        "sample:quotes.csv: 1 values span lines that look like records; a quote may be missing,"
                                + " first at sample:quotes.csv line 2");
    }

    @Test
    void quoteLongBeforeTheEnd_costsItsLineOnly() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n1,\"unclosed, with a comma\n");
        for (int i = 2; i <= 300_000; i++) {
            text.append(i).append(",some text\n");
        }
        Read read = read(text.toString());
        assertThat(read.rows()).hasSize(300_000);
        assertThat(read.rows().get(0).getString(1)).isEqualTo("\"unclosed");
        assertThat(read.warnings()).extracting(ReadWarning::code).containsExactly("ROWS_MALFORMED", "QUOTES_UNCLOSED");
    }

    @Test
    void quotesWithinValues_areCharacters() throws IOException {
        Read read = read("a,b\n5\" pipe,\"say \"\"hi\"\"\"\nx,\"a\"b\n\"\",y\n");
        assertThat(read.values()).containsExactly("5\" pipe say \"hi\"", "x \"a\"b", " y");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void quotingSwitchedOff_makesAllQuotesCharacters() throws IOException {
        Files.writeString(root.resolve("quotes.csv"), "a,b\n\"1,x\n2,\"y\n");
        try (Source source = LocalFilesSourceTest.open(root, Map.of("root", "sample", "quote", "none"))) {
            ReadResult read = source.read(
                    Session.spark(), Listed.of(source).get("quotes.csv").ref(), ReadOptions.ALL);
            assertThat(read.rows().collectAsList())
                    .extracting(r -> r.getString(1))
                    .containsExactly("x", "\"y");
            assertThat(read.warnings()).isEmpty();
        }
    }
}
