package io.plumbline.connectors.jdbc;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What a database has counted of a table; null where it has not. */
record Statistics(
        @Nullable Long rows, @Nullable Long bytes, @Nullable Instant lastAnalyzed) {}
