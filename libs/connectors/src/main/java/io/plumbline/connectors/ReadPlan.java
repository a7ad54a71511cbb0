package io.plumbline.connectors;

import org.jspecify.annotations.Nullable;

/**
 * What a read will do, known before it starts.
 *
 * @param splits parts that tasks can read at the same time; an estimate for files
 * @param rows expected; null if unknown
 * @param bytes expected, as stored in the source; null if unknown
 * @param splitColumn the column by whose ranges the parts are cut; null if there is none
 */
public record ReadPlan(
        int splits,
        @Nullable Long rows,
        @Nullable Long bytes,
        @Nullable String splitColumn) {}
