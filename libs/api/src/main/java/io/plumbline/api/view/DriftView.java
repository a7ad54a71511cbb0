package io.plumbline.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * How far the distribution of a field's non-null values has moved.
 *
 * @param basis what a bin is: VALUES (one value; rare ones share a bin), DECILES (a tenth of the earlier values) or VALUE_CLASSES (what
 *     texts look like)
 * @param fromValues values in the earlier profile
 * @param toValues values in the later profile
 * @param psi population stability index, from 0
 * @param js Jensen–Shannon divergence in bits, 0 to 1
 * @param ks Kolmogorov–Smirnov distance, 0 to 1; absent for values without an order
 * @param level NONE, MODERATE (an index from 0.1 on) or STRONG (from 0.25 on); NONE while no more than noise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DriftView(
        String basis,
        int bins,
        long fromValues,
        long toValues,
        DistanceView psi,
        DistanceView js,
        @Nullable DistanceView ks,
        String level) {

    public DriftView {
        requireNonNull(basis, "basis");
        requireNonNull(psi, "psi");
        requireNonNull(js, "js");
        requireNonNull(level, "level");
    }
}
