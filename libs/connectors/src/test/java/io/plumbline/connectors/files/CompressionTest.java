package io.plumbline.connectors.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import com.github.luben.zstd.ZstdOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** Packed text is known by its bytes, whatever its name says. */
class CompressionTest {

    private static final String TEXT = "id,name\n1,a\n2,b\n";

    @TempDir
    private Path root;

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private void packed(String name, String text, Packer packer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.over(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(root.resolve(name), bytes.toByteArray());
    }

    private static List<Row> rows(Source source, String name) {
        ContainerDescription found = Listed.of(source).get(name);
        assertThat(found.problem()).as(name).isNull();
        return source.read(Session.spark(), found.ref(), ReadOptions.ALL).rows().collectAsList();
    }

    @Test
    void packedTextWithoutTheName_isUnpacked() throws IOException {
        packed("gzip.csv", TEXT, GZIPOutputStream::new);
        packed("zstd.csv", TEXT, ZstdOutputStream::new);
        packed("bzip2.csv", TEXT, BZip2CompressorOutputStream::new);
        packed("xz.csv", TEXT, XZCompressorOutputStream::new);
        packed("snappy.csv", TEXT, FramedSnappyCompressorOutputStream::new);
        packed("lines.json", "{\"id\":1}\n{\"id\":2}\n", GZIPOutputStream::new);
        packed("wrong.csv.zst", TEXT, GZIPOutputStream::new);
        Files.writeString(root.resolve("text.csv"), "BZh9,name\n1,a\n2,b\n");
        try (Source source = LocalFilesSourceTest.open(root, Map.of("root", "sample", "groupFiles", false))) {
            for (String name : Listed.of(source).names()) {
                assertThat(rows(source, name)).as(name).hasSize(2);
            }
            assertThat(Listed.of(source).names()).hasSize(8);
        }
    }

    @Test
    void compressionThatTheOwnerNames_isTaken() throws IOException {
        packed("a.csv", TEXT, GZIPOutputStream::new);
        Files.writeString(root.resolve("b.csv"), TEXT);
        try (Source source = LocalFilesSourceTest.open(root, Map.of("root", "sample", "compression", "gzip"))) {
            assertThat(rows(source, "a.csv")).hasSize(2);
            assertThat(Listed.of(source).get("b.csv").problem().message()).contains("sample:b.csv");
        }
    }
}
