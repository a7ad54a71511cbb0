package io.plumbline.datastore.lookup;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.measurement.StoredProfile;

/** Adds up what is known of containers. */
final class ContainerTotals {

    private int profiled;
    private int partial;
    private int profiledFields;
    private long rows;
    private long rowsKnown;
    private int rowsUnknown;
    private long values;
    private long nulls;
    private int completenessOf;
    private long bytes;
    private int bytesUnknown;

    /** @param profile the visible one; null if there is none */
    void add(ContainerSnapshot container, @Nullable StoredProfile profile) {
        Long estimate = container.found().rowCountEstimate();
        if (profile == null) {
            rowsKnown += estimate == null ? 0 : estimate;
            rowsUnknown += estimate == null ? 1 : 0;
            return;
        }
        profiled++;
        profiledFields += Math.min(profile.fields(), container.found().fields().size());
        rows += profile.rows();
        if (profile.partial() == null) {
            rowsKnown += profile.rows();
        } else {
            partial++;
            rowsKnown += estimate == null ? 0 : Math.max(estimate, profile.rows());
            rowsUnknown += estimate == null ? 1 : 0;
        }
        Long size = profile.bytes();
        bytes += size == null ? 0 : size;
        bytesUnknown += size == null ? 1 : 0;
        Long all = profile.values();
        Long absent = profile.nulls();
        if (all != null && absent != null) {
            values += all;
            nulls += absent;
            completenessOf++;
        }
    }

    int profiled() {
        return profiled;
    }

    int partial() {
        return partial;
    }

    int profiledFields() {
        return profiledFields;
    }

    long rows() {
        return rows;
    }

    long rowsKnown() {
        return rowsKnown;
    }

    int rowsUnknown() {
        return rowsUnknown;
    }

    /** Null if no rows are known, or if those that are missing can't be told. */
    @Nullable
    Double shareProfiled() {
        return rowsKnown == 0 || rowsUnknown > 0 ? null : Math.min(1, rows / (double) rowsKnown);
    }

    @Nullable
    Double completeness() {
        return values == 0 ? null : (values - nulls) / (double) values;
    }

    int completenessOf() {
        return completenessOf;
    }

    long bytes() {
        return bytes;
    }

    int bytesUnknown() {
        return bytesUnknown;
    }
}
