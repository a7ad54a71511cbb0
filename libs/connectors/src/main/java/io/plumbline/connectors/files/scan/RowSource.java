package io.plumbline.connectors.files.scan;

import java.io.IOException;
import java.io.Serializable;

import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.store.TaskFiles;

/** A file, or a part of one, whose rows a task reads. Travels to the task. */
public interface RowSource extends Serializable {

    /** Number of the file among those of the container. */
    int file();

    /** What Hadoop's {@code Path} takes. */
    String location();

    /** How messages call it. */
    String shown();

    /** Opens it. What is wrong with rows and values goes to the findings. */
    Rows open(TaskFiles files, ScanFindings findings) throws IOException;

    /** Rows one by one. */
    interface Rows extends AutoCloseable {

        /** The next row; null at the end. */
        @Nullable
        InternalRow next() throws IOException;

        @Override
        void close() throws IOException;
    }
}
