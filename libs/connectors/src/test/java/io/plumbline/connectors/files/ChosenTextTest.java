package io.plumbline.connectors.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** Containers of which a user has said how their text is read. */
class ChosenTextTest {

    @TempDir
    private Path root;

    private void file(String name, String content) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.write(root.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Source source(Map<String, Object> settings) {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put("root", "sample");
        return LocalFilesSourceTest.open(root, properties);
    }

    /**
     * By the name of a container its fields, and its rows as they are read by what is chosen for it. What the catalog found must be
     * what the read gives, with the same choice.
     */
    private static Map<String, String> tables(Source source, Map<String, Map<String, String>> chosen) {
        return tables(source, chosen, Map.of());
    }

    private static Map<String, String> tables(
            Source source, Map<String, Map<String, String>> chosen, Map<String, String> patterns) {
        Listed listed = new Listed();
        source.list(ListingOptions.ALL.shaping(patterns).reading(chosen), listed);
        Map<String, String> tables = new TreeMap<>();
        for (ContainerDescription container : listed.all()) {
            assertThat(container.problem()).isNull();
            ReadOptions wanted = ReadOptions.ALL.reading(chosen.getOrDefault(container.name(), Map.of()));
            List<String> rows = source.read(Session.spark(), container.ref(), wanted).rows().collectAsList().stream()
                    .map(Object::toString)
                    .sorted()
                    .toList();
            List<String> read = List.of(
                    source.read(Session.spark(), container.ref(), wanted).rows().columns());
            List<String> found =
                    container.fields().stream().map(FieldDescription::name).toList();
            assertThat(found).as(container.name()).isEqualTo(read);
            assertThat(source.plan(container.ref(), wanted).rows()).isEqualTo(container.rowCount());
            tables.put(container.name(), found + " " + rows);
        }
        return tables;
    }

    @Test
    void whatDetectionGetsWrong_isReadAsTheUserSays_andNothingElseIs() throws IOException {
        file("towns_1.csv", "size;town\n7;NA\n");
        file("towns_2.csv", "size;town\n8;\u00c3\u00b6\n"); // whose bytes are those of an ö in UTF-8
        file("other.csv", "size;town\n9;NA\n");
        try (Source source = source(Map.of())) {
            assertThat(tables(source, Map.of()))
                    .isEqualTo(Map.of(
                            "towns_*.csv", "[size, town] [[7,NA], [8,ö]]", "other.csv", "[size, town] [[9,NA]]"));
            Map<String, String> headless =
                    Map.of("header", "false", "delimiter", ";", "encoding", "ISO-8859-1", "nullValue", "NA");
            assertThat(tables(source, Map.of("towns_*.csv", headless)))
                    .isEqualTo(Map.of(
                            "towns_*.csv",
                            "[column_1, column_2] [[7,null], [8,\u00c3\u00b6], [size,town], [size,town]]",
                            "other.csv",
                            "[size, town] [[9,NA]]"));
            assertThat(tables(source, Map.of("other.csv", Map.of("delimiter", "|", "header", "true"))))
                    .containsEntry("other.csv", "[size;town] [[9;NA]]");
        }
    }

    @Test
    void fileThatCanNotBeReadAsItsGroupIs_isTold_andTheGroupStays() throws IOException {
        file("towns_1.csv", "Größe;Ort\n7;x\n");
        file("towns_2.csv", "Größe;Ort\n8;5\u0080\n"); // a euro in windows-1252, a control character in Latin-1
        Listed listed = new Listed();
        try (Source source = source(Map.of())) {
            source.list(ListingOptions.ALL.reading(Map.of("towns_*.csv", Map.of("encoding", "UTF-8"))), listed);
        }
        assertThat(listed.all()).extracting(ContainerDescription::name).contains("towns_1.csv", "towns_2.csv");
        assertThat(listed.get("towns_2.csv").problem()).isNotNull();
        listed = new Listed();
        try (Source source = source(Map.of())) {
            source.list(ListingOptions.ALL.reading(Map.of("towns_*.csv", Map.of("encoding", "ISO-8859-1"))), listed);
        }
        assertThat(listed.get("towns_*.csv").problem()).isNull();
        assertThat(listed.get("towns_2.csv").problem()).isNotNull();
    }

    @Test
    void choiceOfAContainer_comesBeforeTheDatastores_setting_bySetting() throws IOException {
        file("a.csv", "'x,y',b\n");
        try (Source source = source(Map.of("header", "false", "quote", "'"))) {
            assertThat(tables(source, Map.of())).isEqualTo(Map.of("a.csv", "[column_1, column_2] [[x,y,b]]"));
            assertThat(tables(source, Map.of("a.csv", Map.of("quote", "none"))))
                    .isEqualTo(Map.of("a.csv", "[column_1, column_2, column_3] [['x,y',b]]"));
            assertThat(tables(source, Map.of("a.csv", Map.of("header", "auto", "quote", "\""))))
                    .as("detection can be chosen as well")
                    .isEqualTo(tables(source(Map.of()), Map.of()));
        }
    }

    @Test
    void aGroupStaysOneContainer_thoughItsColumnsDifferByTheChoice() throws IOException {
        file("n_1.csv", "1;2\n3;4\n");
        file("n_2.csv", "5;6\n7;8\n");
        try (Source source = source(Map.of())) {
            assertThat(tables(source, Map.of())).containsOnlyKeys("n_*.csv");
            assertThat(tables(source, Map.of("n_*.csv", Map.of("header", "true"))))
                    .isEqualTo(Map.of("n_*.csv", "[1, 2, 5, 6] [[3,4,null,null], [null,null,7,8]]"));
        }
    }

    @Test
    void aFileBesideAGroup_isReadByItsOwnChoice_andStaysBesideIt() throws IOException {
        file("a_1.csv", "id;v\n1;x\n");
        file("a_2.csv", "id;v\n2;x\n");
        file("a_3.csv", "this;is;another\n3;y;z\n");
        String three = "[this, is, another] [[3,y,z]]";
        try (Source source = source(Map.of())) {
            assertThat(tables(source, Map.of()))
                    .isEqualTo(Map.of("a_*.csv", "[id, v] [[1,x], [2,x]]", "a_3.csv", three));
            assertThat(tables(source, Map.of("a_3.csv", Map.of("header", "false"))))
                    .isEqualTo(Map.of(
                            "a_*.csv",
                            "[id, v] [[1,x], [2,x]]",
                            "a_3.csv",
                            "[column_1, column_2, column_3] [[3,y,z], [this,is,another]]"));
            assertThat(tables(source, Map.of("a_3.csv", Map.of("nullValue", "y"), "a_*.csv", Map.of("nullValue", "x"))))
                    .isEqualTo(Map.of(
                            "a_*.csv", "[id, v] [[1,null], [2,null]]", "a_3.csv", "[this, is, another] [[3,null,z]]"));
            assertThat(tables(source, Map.of("a_*.csv", Map.of("nullValue", "y"))))
                    .as("the choice is the group's, not that of the file beside it")
                    .containsEntry("a_3.csv", three);
        }
    }

    @Test
    void shapedContainers_andThoseBesideThem_areReadByTheirNames() throws IOException {
        file("b_1.csv", "p;q\n1;2\n");
        file("b_2.csv", "r;s\n3;4\n");
        file("c/b_3.csv", "t;u\n5;6\n");
        Map<String, String> patterns = Map.of("b_1.csv", "b_?.csv");
        try (Source source = source(Map.of())) {
            assertThat(tables(source, Map.of("b_1.csv", Map.of("header", "false")), patterns))
                    .isEqualTo(Map.of(
                            "b_1.csv",
                            "[column_1, column_2] [[1,2], [3,4], [p,q], [r,s]]",
                            "c/b_3.csv",
                            "[t, u] [[5,6]]"));
            assertThat(tables(source, Map.of("./b_1.csv", Map.of("header", "false")), Map.of("b_1.csv", "b_2.csv")))
                    .isEqualTo(Map.of(
                            "b_1.csv",
                            "[r, s] [[3,4]]",
                            "./b_1.csv",
                            "[column_1, column_2] [[1,2], [p,q]]",
                            "c/b_3.csv",
                            "[t, u] [[5,6]]"));
        }
    }

    @Test
    void sheetOfAWorkbook_knowsItsHeaderToo() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(root.resolve("book.xlsx"))) {
            for (String name : List.of("one", "two")) {
                var sheet = book.createSheet(name);
                for (int row = 0; row < 2; row++) {
                    sheet.createRow(row).createCell(0).setCellValue(row == 0 ? "town" : "Ulm");
                    sheet.getRow(row).createCell(1).setCellValue(row == 0 ? "land" : "DE");
                }
            }
            book.write(out);
        }
        try (Source source = source(Map.of())) {
            assertThat(tables(source, Map.of("book.xlsx/two", Map.of("header", "false"))))
                    .isEqualTo(Map.of(
                            "book.xlsx/one",
                            "[town, land] [[Ulm,DE]]",
                            "book.xlsx/two",
                            "[column_1, column_2] [[Ulm,DE], [town,land]]"));
        }
    }
}
