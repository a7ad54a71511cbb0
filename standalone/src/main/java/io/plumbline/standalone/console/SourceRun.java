package io.plumbline.standalone.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.plumbline.api.view.OperationProgressView;
import io.plumbline.api.view.OperationView;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.OperationStatus;
import io.plumbline.events.model.OperationType;
import io.plumbline.standalone.StartException;

/** Registers a source, shows the catalog's and the profile's progress, and waits for both to end. */
public final class SourceRun {

    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration QUEUED_WITHIN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofHours(24);

    private final ApiClient api;
    private final PrintStream out;

    public SourceRun(ApiClient api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /**
     * The datastore, catalogued and profiled.
     *
     * @param succeeded whether both operations ended well, with or without warnings
     */
    public record Outcome(DatastoreId datastoreId, boolean succeeded) {}

    /** Blocks until the catalog and the profile that follows it have ended. */
    public Outcome run(GivenSource source) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("name", source.name());
        request.put("connector", source.connector());
        request.put("properties", source.properties());
        request.put("profileAfterCatalog", true);
        DatastoreId datastore = api.register(request).id();
        OperationView catalog = await(operationOf(datastore, OperationType.CATALOG), "catalog");
        if (!succeeded(catalog)) {
            return new Outcome(datastore, false);
        }
        OperationView profile = await(operationOf(datastore, OperationType.PROFILE), "profile");
        return new Outcome(datastore, succeeded(profile));
    }

    private OperationId operationOf(DatastoreId datastore, OperationType type) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < QUEUED_WITHIN.toNanos()) {
            for (OperationView operation : api.operations(datastore)) {
                if (operation.type() == type) {
                    return operation.id();
                }
            }
            pause();
        }
        throw new StartException("no " + type + " was queued within " + QUEUED_WITHIN.toSeconds() + " s");
    }

    private OperationView await(OperationId id, String what) {
        long begin = System.nanoTime();
        String shown = "";
        while (System.nanoTime() - begin < PATIENCE.toNanos()) {
            OperationView operation = api.operation(id);
            String line = line(what, operation);
            if (!line.equals(shown)) {
                out.println(line);
                shown = line;
            }
            if (operation.status().terminal()) {
                operation
                        .warnings()
                        .forEach(warning -> out.println("    ! "
                                + (warning.container() == null ? "" : warning.container() + ": ")
                                + warning.reason().message()));
                return operation;
            }
            pause();
        }
        throw new StartException(what + " did not end within " + PATIENCE.toHours() + " hours");
    }

    private static String line(String what, OperationView operation) {
        OperationProgressView progress = operation.progress();
        StringBuilder line = new StringBuilder("  ")
                .append(what)
                .append(": ")
                .append(
                        switch (operation.status()) {
                            case QUEUED -> "queued";
                            case RUNNING -> "running";
                            case SUCCEEDED -> "succeeded";
                            case SUCCEEDED_WITH_WARNINGS -> "succeeded with warnings";
                            case FAILED -> "failed";
                            case CANCELLED -> "cancelled";
                        });
        if (operation.type() == OperationType.PROFILE && progress.itemsTotal() > 0) {
            line.append(", ").append(progress.itemsDone()).append(" of ").append(progress.itemsTotal());
            line.append(" containers, ").append(String.format("%,d rows", progress.rows()));
        }
        if (operation.failure() != null) {
            line.append(" (").append(operation.failure().message()).append(')');
        }
        return line.toString();
    }

    private static boolean succeeded(OperationView operation) {
        return operation.status() == OperationStatus.SUCCEEDED
                || operation.status() == OperationStatus.SUCCEEDED_WITH_WARNINGS;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted", e);
        }
    }
}
