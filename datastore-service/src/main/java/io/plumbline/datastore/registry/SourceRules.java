package io.plumbline.datastore.registry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.plumbline.api.work.SourceConnection;
import io.plumbline.connector.spec.ConnectorCatalog;
import io.plumbline.connector.spec.FieldSpec;
import io.plumbline.connector.spec.ReadWindow;

/** What a datastore's settings say of how its source is to be treated, beside how it is reached. */
public final class SourceRules {

    private static final String PARALLEL_READS = "parallelReads";
    private static final String READ_WINDOW = "readWindow";

    private SourceRules() {}

    /** Connections that all work on the datastore may use at the same time. Empty if its connector has no such limit. */
    public static Optional<Integer> connections(SourceConnection source) {
        Object chosen = source.properties().get(PARALLEL_READS);
        if (chosen instanceof Number number) {
            return Optional.of(Math.max(1, number.intValue()));
        }
        return ConnectorCatalog.find(source.connector())
                .flatMap(spec -> spec.field(PARALLEL_READS))
                .map(FieldSpec::defaultValue)
                .filter(Number.class::isInstance)
                .map(usual -> ((Number) usual).intValue());
    }

    /** The hours within which work may begin. Empty if it may at any time; a text that is no window is for the worker to refuse, in words. */
    public static Optional<ReadWindow> window(Map<String, Object> properties) {
        return Optional.ofNullable(properties.get(READ_WINDOW))
                .filter(String.class::isInstance)
                .flatMap(text -> ReadWindow.find((String) text));
    }

    /** When work may begin that mustn't now. Empty if it may now. */
    public static Optional<Instant> closedUntil(SourceConnection source, Instant now) {
        return window(source.properties()).filter(w -> !w.open(now)).map(w -> w.nextOpening(now));
    }
}
