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
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the names of the columns are found in files as people export them. */
class CsvHeaderTest {

    @TempDir
    private Path root;

    private record Table(List<String> names, List<String> types, List<Row> rows, List<String> warnings) {}

    private Table table(String text, Map<String, Object> settings) throws IOException {
        Files.writeString(root.resolve("t.csv"), text);
        Map<String, Object> properties = new java.util.HashMap<>(settings);
        properties.put("root", "sample");
        try (Source source = LocalFilesSourceTest.open(root, properties)) {
            ContainerDescription found = Listed.of(source).get("t.csv");
            List<Row> rows = source.read(Session.spark(), found.ref(), ReadOptions.ALL)
                    .rows()
                    .collectAsList();
            assertThat(found.rowCount()).isEqualTo(rows.size());
            return new Table(
                    found.fields().stream().map(FieldDescription::name).toList(),
                    found.fields().stream().map(FieldDescription::sparkType).toList(),
                    rows,
                    found.warnings());
        }
    }

    private Table table(String text) throws IOException {
        return table(text, Map.of());
    }

    @Test
    void titlesAboveTheHeader_areNoRows_andAreTold() throws IOException {
        Table table =
                table("Quarterly report,,,\nGenerated 2024-01-01,,,\n,,,\nregion,amount,amount,\nA,1,2,x\nB,3,4,\n");
        assertThat(table.names()).containsExactly("region", "amount", "amount_2", "column_4");
        assertThat(table.types()).containsExactly("string", "bigint", "bigint", "string");
        assertThat(table.rows()).hasSize(2);
        assertThat(table.warnings())
                .containsExactly("sample:t.csv: 3 lines above the names of the columns left out, as no row");
    }

    @Test
    void titlesWithoutDelimiters_areSkipped_andHideNoDelimiter() throws IOException {
        Table table = table("sep=;\n# made by hand\nid;name;day\n1;x;2024-01-31\n2;y;2024-02-01\n");
        assertThat(table.names()).containsExactly("id", "name", "day");
        assertThat(table.types()).containsExactly("bigint", "string", "date");
        assertThat(table.rows()).hasSize(2);
    }

    @Test
    void titleAboveTextsOnly_isSkippedWhereItIsNarrower() throws IOException {
        Table table = table("Customers\nname,city\nAnn,Rome\nBob,Oslo\n");
        assertThat(table.names()).containsExactly("name", "city");
        assertThat(table.rows()).hasSize(2);
    }

    @Test
    void sparseFirstRows_areRows() throws IOException {
        Table table = table("x,,\n,,\nfoo,bar,baz\nfaz,far,faa\n");
        assertThat(table.names()).containsExactly("column_1", "column_2", "column_3");
        assertThat(table.rows()).hasSize(4);
        assertThat(table.warnings()).isEmpty();
    }

    @Test
    void rowsWithoutHeader_areAllRows() throws IOException {
        assertThat(table("1,a\n2,b\n").rows()).hasSize(2);
        assertThat(table("1\n2,b\n3,c\n4,d\n").rows()).hasSize(4);
        assertThat(table("title\n1,a\n2,b\n", Map.of("header", "false")).rows()).hasSize(3);
    }

    @Test
    void namesThatOccurTwice_areNamesAboveNumbers_andARowAboveTexts() throws IOException {
        assertThat(table("id,v,v\n1,2,3\n4,5,6\n").names()).containsExactly("id", "v", "v_2");
        assertThat(table("a,b,b\nc,d,e\n").rows()).hasSize(2);
    }

    @Test
    void titlesAboveAHeaderThatIsPromised_areSkippedToo() throws IOException {
        Table table = table("title\n2023,2024\n1,2\n3,4\n", Map.of("header", "true"));
        assertThat(table.names()).containsExactly("2023", "2024");
        assertThat(table.rows()).hasSize(2);
    }
}
