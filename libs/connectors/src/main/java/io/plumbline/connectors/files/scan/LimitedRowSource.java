package io.plumbline.connectors.files.scan;

import java.io.IOException;

import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.files.store.TaskFiles;

/**
 * The first rows of a part of a file. The rest of it isn't read.
 *
 * @param most rows that are given on
 */
public record LimitedRowSource(RowSource all, long most) implements RowSource {

    @Override
    public int file() {
        return all.file();
    }

    @Override
    public String location() {
        return all.location();
    }

    @Override
    public String shown() {
        return all.shown();
    }

    @Override
    public Rows open(TaskFiles files, ScanFindings findings) throws IOException {
        Rows rows = all.open(files, findings);
        return new Rows() {
            private long left = most;

            @Override
            public @Nullable InternalRow next() throws IOException {
                if (left == 0) {
                    return null;
                }
                left--;
                return rows.next();
            }

            @Override
            public void close() throws IOException {
                rows.close();
            }
        };
    }
}
