package io.plumbline.statistics.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.ValueClass;

/** Computes profiles from states, without reading data. */
public final class ContainerProfiles {
    /** Up to so many different values, each gets its own bar and is listed among the top values. */
    public static final int MAX_HISTOGRAM_VALUES = 100;

    /** The most that can be asked for: no more are counted exactly. */
    public static final int MOST_HISTOGRAM_VALUES = 500;

    /** How many top values are listed when there are more different ones than bars. */
    public static final int TOP_VALUES = 10;

    private ContainerProfiles() {}

    /** The profile of what the state has seen. */
    public static ContainerProfile of(ContainerState state) {
        return of(state, MAX_HISTOGRAM_VALUES);
    }

    /**
     * The profile of what the state has seen.
     *
     * @param histogramValues up to so many different values each gets its own bar, at most {@value #MOST_HISTOGRAM_VALUES}
     */
    public static ContainerProfile of(ContainerState state, int histogramValues) {
        if (histogramValues < 1 || histogramValues > MOST_HISTOGRAM_VALUES) {
            throw new IllegalArgumentException(
                    "histogramValues: " + histogramValues + " (expected: 1 to " + MOST_HISTOGRAM_VALUES + ")");
        }
        List<FieldProfile> fields = new ArrayList<>(state.fields().size());
        for (FieldState field : state.fields()) {
            fields.add(of(field, histogramValues, OptionalLong.of(state.rows())));
        }
        return new ContainerProfile(state.rows(), state.blankRows(), fields);
    }

    /** The profile of one field of a container of so many rows. */
    public static FieldProfile of(FieldState state, long containerRows) {
        return of(state, MAX_HISTOGRAM_VALUES, OptionalLong.of(containerRows));
    }

    /** The profile of one field alone, without the share of the container's rows that have it. */
    public static FieldProfile of(FieldState state) {
        return of(state, MAX_HISTOGRAM_VALUES, OptionalLong.empty());
    }

    private static FieldProfile of(FieldState state, int histogramValues, OptionalLong containerRows) {
        Optional<CountedValues> counted = CountedValues.of(state, histogramValues);
        boolean failed = state.failure().isPresent();
        List<TopValue> top =
                failed ? List.of() : counted.map(c -> top(c, histogramValues)).orElse(List.of());
        return new FieldProfile(
                state.shape(),
                state.shape().masked()
                        ? MaskedMetrics.of(state, containerRows)
                        : FieldMetrics.of(state, counted, containerRows),
                top,
                counted.flatMap(c -> Histograms.of(state, c, histogramValues)),
                failed ? Map.of() : typeShares(state),
                failed ? Map.of() : Distributions.of(state),
                state.failure(),
                state);
    }

    private static List<TopValue> top(CountedValues counted, int histogramValues) {
        boolean few = counted.exact() && counted.distinct() <= histogramValues;
        List<TopValue> top = counted.top();
        return few || top.size() <= TOP_VALUES ? top : top.subList(0, TOP_VALUES);
    }

    private static Map<String, Long> typeShares(FieldState state) {
        Map<String, Long> shares = new LinkedHashMap<>();
        state.texts().ifPresent(texts -> {
            for (ValueClass valueClass : ValueClass.values()) {
                if (texts.count(valueClass) > 0) {
                    shares.put(valueClass.key(), texts.count(valueClass));
                }
            }
        });
        return shares;
    }
}
