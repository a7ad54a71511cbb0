package io.plumbline.connectors.files.lake;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What of a version of a table can be read without the rest.
 *
 * @param name of a data file, its path below the table's folder
 * @param location of the data file, as Hadoop's {@code Path} takes it
 * @param bytes as stored
 * @param modified when it was written; null if that isn't told by itself
 * @param stamp differs whenever the same files give other rows, because other rows of them are deleted
 */
public record LakePart(
        String name, String location, long bytes, @Nullable Instant modified, String stamp) {}
