package io.plumbline.datastore.measurement;

import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.operation.StagedChunk;
import io.plumbline.datastore.operation.StagedChunk.Totals;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.PartsProfiled;

/** Adds up what the chunks of one profile say. */
final class ProfileTotals {

    private Totals sum = Totals.NONE;
    private boolean known = true;

    /** Of the container's own fields: what is inside of them is part of their values. */
    static Totals of(FieldsProfiled chunk) {
        long values = 0;
        long nulls = 0;
        for (FieldProfile field : chunk.fields()) {
            if (FieldPaths.isOf(field.path(), FieldPaths.outermost(field.path()))) {
                values += number(field, "rowCount");
                nulls += number(field, "nullCount");
            }
        }
        return new Totals(values, nulls, 0, 0, 0);
    }

    static Totals of(PartsProfiled chunk) {
        long bytes = 0;
        int unsized = 0;
        for (ProfilePart part : chunk.parts()) {
            Long size = part.bytes();
            unsized += size == null ? 1 : 0;
            bytes += size == null ? 0 : size;
        }
        return new Totals(0, 0, chunk.parts().size(), unsized, bytes);
    }

    void add(StagedChunk chunk) {
        Totals totals = chunk.totals();
        known &= totals != null;
        sum = totals == null ? sum : sum.plus(totals);
    }

    @Nullable
    Long values() {
        return known ? sum.values() : null;
    }

    @Nullable
    Long nulls() {
        return known ? sum.nulls() : null;
    }

    /** Those of all parts, or else what was read, if that was all of it; null if neither is known. */
    @Nullable
    Long bytes(WorkSummary read, @Nullable PartsSummary parts) {
        if (known && sum.parts() > 0 && sum.unsized() == 0) {
            return sum.bytes();
        }
        boolean reused = parts != null && parts.reused() > 0;
        return reused || read.bytes() <= 0 ? null : read.bytes();
    }

    private static long number(FieldProfile field, String name) {
        return field.metrics().stream()
                .filter(m -> m.name().equals(name))
                .map(Metric::value)
                .filter(v -> v != null)
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
