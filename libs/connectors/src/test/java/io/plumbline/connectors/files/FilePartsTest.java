package io.plumbline.connectors.files;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.plumbline.connectors.PartChoice;
import io.plumbline.connectors.PartFiles;
import io.plumbline.connectors.ReadParts;
import io.plumbline.connectors.SourcePart;
import io.plumbline.connectors.files.FileParts.PartFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FilePartsTest {

    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void fewFiles_areAPartEach_inTheOrderOfTheirNumbers() {
        FileParts parts = FileParts.of(List.of(file("day_10.csv"), file("day_9.csv"), file("a/day_1.csv")));
        assertThat(parts.parts())
                .extracting(SourcePart::name)
                .containsExactly("a/day_1.csv", "day_9.csv", "day_10.csv");
        assertThat(parts.parts().get(0).bytes()).isEqualTo(100);
        assertThat(parts.parts().get(0).modified()).isEqualTo(TIME);
    }

    @Test
    void fingerprint_differs_whenSizeTimeOrStampDo_andOnlyThen() {
        String same = fingerprint(new PartFile("a", "file:/a", 1, TIME, ""));
        assertThat(fingerprint(new PartFile("a", "file:/elsewhere/a", 1, TIME, "")))
                .isEqualTo(same);
        assertThat(fingerprint(new PartFile("a", "file:/a", 2, TIME, ""))).isNotEqualTo(same);
        assertThat(fingerprint(new PartFile("a", "file:/a", 1, TIME.plusNanos(1), "")))
                .isNotEqualTo(same);
        assertThat(fingerprint(new PartFile("a", "file:/a", 1, TIME, "deleted")))
                .isNotEqualTo(same);
        assertThat(fingerprint(new PartFile("a", "file:/a", 1, null, ""))).isNotEqualTo(same);
    }

    @Test
    void manyFiles_areAPartPerFolder_andManyFoldersShareParts_withoutMovingAnother() {
        List<PartFile> files = new ArrayList<>();
        for (int day = 0; day < 300; day++) {
            for (int i = 0; i < 4; i++) {
                files.add(file("day=" + day + "/part-" + i + ".parquet"));
            }
        }
        FileParts byFolder = FileParts.of(files);
        assertThat(byFolder.parts()).hasSize(300);
        assertThat(byFolder.parts().get(9).name()).isEqualTo("day=9");
        assertThat(byFolder.parts().get(9).bytes()).isEqualTo(400);

        for (int day = 300; day < 5_000; day++) {
            files.add(file("day=" + day + "/part-0.parquet"));
        }
        FileParts shared = FileParts.of(files);
        assertThat(shared.parts()).hasSizeBetween(900, FileParts.MOST);
        files.add(file("day=5000/part-0.parquet"));
        FileParts more = FileParts.of(files);
        shared.names().forEach((location, part) -> assertThat(more.names()).containsEntry(location, part));
        assertThat(more.parts()).filteredOn(p -> !shared.parts().contains(p)).hasSize(1);
    }

    @Test
    void chosenParts_areRead_andTheirFilesAreTold_howeverTheirLocationIsWritten() {
        FileParts parts = FileParts.of(List.of(
                new PartFile("a b.csv", "file:/data/a b.csv", 1, TIME, ""),
                new PartFile("c.csv", "s3a://bucket/c.csv", 1, TIME, "")));
        ReadParts some = parts.read((all, fields) -> Set.of("a b.csv", "gone.csv"), List.of());
        assertThat(some.read()).containsExactly("a b.csv");
        assertThat(some.all()).hasSize(2);
        assertThat(some.files().partOf("file:///data/a%20b.csv")).isEqualTo("a b.csv");
        assertThat(some.files().partOf("file:/data/a%20b.csv")).isEqualTo("a b.csv");
        assertThat(some.files().partOf("file:/data/a b.csv"))
                .as("as Iceberg writes it")
                .isEqualTo("a b.csv");
        assertThat(some.files().partOf("")).isEmpty();
        assertThatIllegalStateException()
                .isThrownBy(() -> some.files().partOf("s3a://bucket/c.csv"))
                .withMessageContaining("input file: s3a://bucket/c.csv (expected: one of the container's 1 files)");
        ReadParts all = parts.read(PartChoice.ALL, List.of());
        assertThat(all.files().partOf("s3a://bucket/c.csv")).isEqualTo("c.csv");
        assertThat(new PartFiles(Map.of()).partOf("")).isEmpty();
    }

    private static String fingerprint(PartFile file) {
        return FileParts.of(List.of(file)).parts().get(0).fingerprint();
    }

    private static PartFile file(String path) {
        return new PartFile(path, "file:/data/" + path, 100, TIME, "");
    }
}
