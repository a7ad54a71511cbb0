package io.plumbline.connectors.files.lake;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What of a version of a table can be read without the rest.
 *
 * @param name unique within the table; of a data file its path below the table's folder
 * @param location of a data file, as Hadoop's {@code Path} takes it; null if it is all files of the version
 * @param bytes as stored
 * @param modified when it was written; null for a table that never was
 * @param stamp differs whenever the same files give other rows, because other rows of them are deleted
 */
public record LakePart(
        String name,
        @Nullable String location,
        long bytes,
        @Nullable Instant modified,
        String stamp) {}
