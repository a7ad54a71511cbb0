package io.plumbline.connectors.files.look;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.TypeDescription;
import org.apache.spark.sql.execution.datasources.orc.OrcUtils;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

import io.plumbline.connectors.FieldDescription;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.files.store.FileStore;
import io.plumbline.connectors.files.store.FoundFile;

/** Reads the footer of an ORC file: columns and exact row count, without touching a stripe. */
public final class OrcInspection {

    /** Without Hadoop's own files of settings: they are 100 KB of XML, which would be read for every file. */
    private static final Configuration NO_DEFAULTS = new Configuration(false);

    private OrcInspection() {}

    public static Contents contents(String shown, FileStore store, FoundFile file, SourceLimits limits)
            throws IOException {
        if (file.bytes() == 0) {
            throw new SourceException(SourceFailure.FILE_EMPTY, shown + ": 0 bytes (expected: rows)");
        }
        // The store's own check of the path comes first: Hadoop wouldn't make it.
        store.open(file);
        Configuration configuration = new Configuration(NO_DEFAULTS);
        store.settings().forEach(configuration::set);
        Path path = new Path(file.location());
        try (FileSystem system = FileSystem.newInstance(path.toUri(), configuration);
                Reader reader = OrcFile.createReader(
                        path, OrcFile.readerOptions(configuration).filesystem(system))) {
            TypeDescription orc = reader.getSchema();
            StructType schema = OrcUtils.toCatalystSchema(orc);
            if (schema.size() > limits.maxColumns()) {
                throw new SourceException(
                        SourceFailure.TOO_LARGE,
                        shown + ": " + schema.size() + " columns (expected: at most " + limits.maxColumns() + ")");
            }
            List<FieldDescription> fields = new ArrayList<>();
            for (StructField field : schema.fields()) {
                String declared = orc.getChildren().get(fields.size()).toString();
                fields.add(FieldDescription.of(
                        field.name(),
                        fields.size() + 1,
                        declared,
                        field.dataType().catalogString(),
                        null));
            }
            return Contents.typed(fields, schema, reader.getNumberOfRows());
        } catch (SourceException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw store.failure(shown, e)
                    .orElseGet(() -> new SourceException(
                            SourceFailure.FILE_UNREADABLE,
                            shown + ": no readable ORC footer at the end of its " + file.bytes()
                                    + " bytes (expected: a whole ORC file)",
                            e));
        }
    }
}
