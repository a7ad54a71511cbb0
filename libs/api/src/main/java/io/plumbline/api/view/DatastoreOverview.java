package io.plumbline.api.view;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.ContainerKind;

import static java.util.Objects.requireNonNull;

/**
 * What is known of a datastore as a whole, over the newest profile of each container that is there and not excluded.
 *
 * @param rows that these profiles have read
 * @param rowsKnown rows that there are: those read of what was read as a whole, or else what the source estimates, but no fewer than read;
 *     of the containers of which either is known
 * @param rowsUnknown containers of which neither is
 * @param shareProfiled rows read of the rows known; absent if none are known
 * @param completeness share of the values of all fields that aren't null; absent if no profile knows it
 * @param completenessOf containers that it is about
 * @param bytes as large as what was profiled is at its source, as far as that is known
 * @param bytesUnknown profiled containers of which it isn't
 * @param lastCatalog what the newest catalog found and changed; absent if there was none
 * @param lastProfile the newest profile run; absent if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatastoreOverview(
        DatastoreId datastoreId,
        DatastoreStatus status,
        Containers containers,
        Fields fields,
        long rows,
        long rowsKnown,
        int rowsUnknown,
        @Nullable Double shareProfiled,
        @Nullable Double completeness,
        int completenessOf,
        long bytes,
        int bytesUnknown,
        CheckCounts checks,
        @Nullable OperationView lastCatalog,
        @Nullable OperationView lastProfile) {

    /**
     * @param present found by the newest catalog and not excluded; the others here are of these
     * @param partial of the profiled ones, those of which the profile has not read everything
     * @param unreadable those that are there and can't be read
     */
    public record Containers(
            int present,
            int missing,
            int excluded,
            int profiled,
            int partial,
            int unreadable,
            Map<ContainerKind, Integer> byKind) {

        public Containers {
            byKind = Map.copyOf(byKind);
        }
    }

    /** @param known of the containers that are present; the others are of these */
    public record Fields(int known, int profiled, int masked, int excluded) {}

    public DatastoreOverview {
        requireNonNull(datastoreId, "datastoreId");
        requireNonNull(status, "status");
        requireNonNull(containers, "containers");
        requireNonNull(fields, "fields");
        requireNonNull(checks, "checks");
    }
}
