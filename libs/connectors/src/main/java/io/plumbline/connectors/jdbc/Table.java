package io.plumbline.connectors.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerFacts;
import io.plumbline.connectors.ContainerProblem;
import io.plumbline.connectors.ForeignKey;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.UniqueKey;

/**
 * One table or view with all that its database says of it.
 *
 * @param columns with their place in the primary key
 */
record Table(Relation relation, List<Column> columns, List<Key> keys, List<Index> indexes) {

    Table(Relation relation, List<Column> columns, List<Key> keys, List<Index> indexes) {
        this.relation = relation;
        this.keys = List.copyOf(keys);
        this.indexes = List.copyOf(indexes);
        Map<String, Integer> primary = primary(keys);
        this.columns = columns.stream()
                .map(c -> primary.isEmpty() ? c : c.inPrimaryKey(primary.get(c.name())))
                .toList();
    }

    @Nullable
    ContainerProblem problem(Dialect dialect) {
        if (!relation.readable() || !columns.stream().allMatch(Column::readable)) {
            return new ContainerProblem(
                    SourceFailure.PERMISSION_DENIED,
                    relation.qualified() + ": no right to read (expected: "
                            + dialect.grant(dialect.sql(relation.table())) + ")");
        }
        return columns.isEmpty()
                ? new ContainerProblem(
                        SourceFailure.CONTAINER_NOT_READY,
                        relation.qualified() + ": no columns (expected: at least one)")
                : null;
    }

    ContainerDescription described(Dialect dialect) {
        return new ContainerDescription(
                relation.ref(),
                relation.kind(),
                relation.path(),
                relation.comment(),
                columns.stream().map(Column::field).toList(),
                relation.rows(),
                false,
                relation.bytes(),
                null,
                null,
                problem(dialect),
                facts(dialect),
                List.of());
    }

    private ContainerFacts facts(Dialect dialect) {
        List<ForeignKey> foreign = new ArrayList<>();
        List<UniqueKey> unique = new ArrayList<>();
        for (Key key : keys) {
            TableName target = key.target();
            if (key.kind() == Key.Kind.UNIQUE) {
                unique.add(new UniqueKey(key.name(), key.columns()));
            } else if (target != null) {
                foreign.add(new ForeignKey(key.name(), key.columns(), target.qualified(), key.referenced()));
            }
        }
        Candidates candidates = new Candidates(this, dialect.splitsWithoutIndex());
        return new ContainerFacts(
                foreign,
                unique,
                relation.partitionedBy(),
                relation.lastAnalyzed(),
                candidates.partition(),
                candidates.incremental());
    }

    private static Map<String, Integer> primary(List<Key> keys) {
        Map<String, Integer> places = new HashMap<>();
        for (Key key : keys) {
            if (key.kind() == Key.Kind.PRIMARY) {
                for (String column : key.columns()) {
                    places.put(column, places.size() + 1);
                }
            }
        }
        return places;
    }
}
