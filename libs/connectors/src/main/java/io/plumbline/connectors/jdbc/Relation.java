package io.plumbline.connectors.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerRef;

/**
 * One table or view as its database has it.
 *
 * @param rows the database's own estimate; null if it has none
 * @param bytes with indexes; null if the database doesn't say
 * @param readable false if the login has not the right to read it; true if that can't be known without trying
 * @param partitionedBy columns or expressions; empty if it isn't partitioned
 * @param lastAnalyzed null if never or unknown
 */
record Relation(
        TableName table,
        ContainerKind kind,
        @Nullable String comment,
        @Nullable Long rows,
        @Nullable Long bytes,
        boolean readable,
        List<String> partitionedBy,
        @Nullable Instant lastAnalyzed) {

    Relation {
        partitionedBy = List.copyOf(partitionedBy);
    }

    /** The same with what was counted of it; unchanged if nothing was. */
    Relation with(@Nullable Statistics counted) {
        return counted == null
                ? this
                : new Relation(
                        table,
                        kind,
                        comment,
                        counted.rows(),
                        counted.bytes(),
                        readable,
                        partitionedBy,
                        counted.lastAnalyzed());
    }

    String qualified() {
        return table.qualified();
    }

    ContainerRef ref() {
        return new ContainerRef(qualified(), Map.of("schema", table.schema(), "table", table.name()));
    }

    List<String> path() {
        return List.of(table.schema(), table.name());
    }
}
