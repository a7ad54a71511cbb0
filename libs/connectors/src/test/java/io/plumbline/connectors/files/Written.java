package io.plumbline.connectors.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.poi.ss.usermodel.Workbook;

import io.plumbline.connectors.Session;
import io.plumbline.testkit.TemporaryDirectories;

/** Files as their own programs write them. */
final class Written {

    private Written() {}

    /** The one file that Spark writes for a query. */
    static byte[] bySpark(String format, String query, Map<String, String> options) {
        try {
            Path folder = TemporaryDirectories.create("written");
            Session.spark()
                    .sql(query)
                    .coalesce(1)
                    .write()
                    .mode("overwrite")
                    .options(options)
                    .format(format)
                    .save(folder.toString());
            try (var files = Files.list(folder)) {
                return Files.readAllBytes(
                        files.filter(f -> f.getFileName().toString().startsWith("part"))
                                .findFirst()
                                .orElseThrow());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] book(Workbook book) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (book) {
            book.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** An archive one part of which repeats a text very often. */
    static byte[] bomb(Map<String, String> parts, String bombed, String before, String repeated, int times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, String> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            out.putNextEntry(new ZipEntry(bombed));
            out.write(before.getBytes(StandardCharsets.UTF_8));
            byte[] block = repeated.repeat(1 << 12).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times >> 12; i++) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
