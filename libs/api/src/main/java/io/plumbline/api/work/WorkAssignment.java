package io.plumbline.api.work;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.CatalogSettings;
import io.plumbline.events.model.ProfileSettings;

import static java.util.Objects.requireNonNull;

/**
 * One claimed item with all that is needed to do it.
 *
 * @param generation the fencing token that every answer must carry
 * @param attempt from 1
 * @param leaseSeconds how long the claim lasts without a heartbeat
 * @param operationId absent exactly for CONNECTION_TEST and PREVIEW
 * @param datastoreId absent for a CONNECTION_TEST of settings that aren't stored
 * @param container present exactly for PROFILE
 * @param profile present exactly for PROFILE
 * @param test present exactly for CONNECTION_TEST and PREVIEW
 * @param catalog what a CATALOG is asked to look at; absent for other kinds
 * @param connections to the source that the work may use at the same time; absent if it has no such limit
 * @param knownParts for a PROFILE, what is stored of an earlier one; absent if nothing is
 * @param filePatterns for a CATALOG, by the name of a container, which files users want it to be made of; absent if there are none
 * @param maskedFields for a CATALOG, by the name of a container, the fields of which no value may be told; absent if there are none
 * @param textOptions for a CATALOG, by the name of a container, how its delimited text is read, by the names of the datastore's
 *     settings; absent if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkAssignment(
        WorkId workId,
        @Nullable OperationId operationId,
        @Nullable DatastoreId datastoreId,
        WorkKind kind,
        long generation,
        int attempt,
        long leaseSeconds,
        SourceConnection connection,
        @Nullable ContainerTarget container,
        @Nullable ProfileSettings profile,
        @Nullable ConnectionTestTarget test,
        @Nullable CatalogSettings catalog,
        String correlationId,
        @Nullable String actor,
        @Nullable Integer connections,
        @Nullable Map<String, String> filePatterns,
        @Nullable KnownParts knownParts,
        @Nullable Map<String, Set<String>> maskedFields,
        @Nullable Map<String, Map<String, String>> textOptions) {

    /** Of a container of which no parts are known, and without fields of which no value may be told. */
    public WorkAssignment(
            WorkId workId,
            @Nullable OperationId operationId,
            @Nullable DatastoreId datastoreId,
            WorkKind kind,
            long generation,
            int attempt,
            long leaseSeconds,
            SourceConnection connection,
            @Nullable ContainerTarget container,
            @Nullable ProfileSettings profile,
            @Nullable ConnectionTestTarget test,
            @Nullable CatalogSettings catalog,
            String correlationId,
            @Nullable String actor,
            @Nullable Integer connections,
            @Nullable Map<String, String> filePatterns) {
        this(
                workId,
                operationId,
                datastoreId,
                kind,
                generation,
                attempt,
                leaseSeconds,
                connection,
                container,
                profile,
                test,
                catalog,
                correlationId,
                actor,
                connections,
                filePatterns,
                null,
                null,
                null);
    }

    /** Without a limit of connections, and without patterns. */
    public WorkAssignment(
            WorkId workId,
            @Nullable OperationId operationId,
            @Nullable DatastoreId datastoreId,
            WorkKind kind,
            long generation,
            int attempt,
            long leaseSeconds,
            SourceConnection connection,
            @Nullable ContainerTarget container,
            @Nullable ProfileSettings profile,
            @Nullable ConnectionTestTarget test,
            @Nullable CatalogSettings catalog,
            String correlationId,
            @Nullable String actor) {
        this(
                workId,
                operationId,
                datastoreId,
                kind,
                generation,
                attempt,
                leaseSeconds,
                connection,
                container,
                profile,
                test,
                catalog,
                correlationId,
                actor,
                null,
                null);
    }

    public WorkAssignment {
        requireNonNull(workId, "workId");
        requireNonNull(kind, "kind");
        requireNonNull(connection, "connection");
        requireNonNull(correlationId, "correlationId");
        filePatterns = filePatterns == null ? null : Map.copyOf(filePatterns);
        maskedFields = maskedFields == null ? null : Map.copyOf(maskedFields);
        textOptions = textOptions == null ? null : Map.copyOf(textOptions);
    }

    /** The same for another source. */
    public WorkAssignment reaching(SourceConnection other) {
        return new WorkAssignment(
                workId,
                operationId,
                datastoreId,
                kind,
                generation,
                attempt,
                leaseSeconds,
                other,
                container,
                profile,
                test,
                catalog,
                correlationId,
                actor,
                connections,
                filePatterns,
                knownParts,
                maskedFields,
                textOptions);
    }

    /** Names what this attempt produces: {@code <workId>.<generation>}. */
    public String resultKey() {
        return workId.value() + "." + generation;
    }
}
