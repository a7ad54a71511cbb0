package io.plumbline.connectors.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** Five thousand files in two hundred partitioned folders; the benchmark takes ten. */
class ManyFilesTest {

    @Test
    void manyFilesInPartitionedFolders_areOneContainer_listedAlikeEveryTime(@TempDir Path root) throws IOException {
        for (int folder = 0; folder < 200; folder++) {
            Path day = Files.createDirectories(root.resolve("day=" + (1000 + folder)));
            for (int i = 0; i < 25; i++) {
                Files.writeString(day.resolve("part-" + i + ".csv"), "id,v\n" + i + ",x\n");
            }
        }
        try (Source source = LocalFilesSourceTest.open(root, Map.of("root", "sample"))) {
            ContainerDescription container = Listed.of(source).get("day=*/*.csv");
            assertThat(container.fileCount()).isEqualTo(5_000);
            assertThat(container.rowCount()).isEqualTo(5_000);
        }
    }
}
