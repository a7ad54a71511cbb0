package io.plumbline.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.FieldShape;
import io.plumbline.statistics.state.FieldState;
import io.plumbline.statistics.state.PartState;
import io.plumbline.statistics.state.StateSum;

/** The stored parts, oldest first. */
final class History {
    private static final History NONE = new History(List.of(), Thresholds.MIN_PARTS);

    /** One of the parts. */
    record Part(String name, IndexedState state) {}

    private final List<Part> parts;
    private final int enough;

    private History(List<Part> parts, int enough) {
        this.parts = List.copyOf(parts);
        this.enough = enough;
    }

    static History none() {
        return NONE;
    }

    /** Parts without rows say nothing and are left out. */
    static History of(List<PartState> states) {
        List<Part> parts = states.stream()
                .filter(part -> part.state().rows() > 0)
                .map(part -> new Part(part.part(), new IndexedState(part.state())))
                .toList();
        return new History(parts, Thresholds.MIN_PARTS);
    }

    List<Part> parts() {
        return parts;
    }

    /** Whether limits are taken from how parts differ, rather than from one snapshot. */
    boolean isEnough() {
        return parts.size() >= enough;
    }

    /** How many parts are enough. */
    int enough() {
        return enough;
    }

    /** The older two thirds, for which fewer parts are enough. */
    History earlier() {
        return new History(parts.subList(0, parts.size() * 2 / 3), Thresholds.MIN_EARLIER_PARTS);
    }

    /** The newer third. */
    History later() {
        return new History(parts.subList(parts.size() * 2 / 3, parts.size()), enough);
    }

    /**
     * What all parts have seen.
     *
     * @return empty without parts, and when the parts don't have the same fields
     */
    Optional<ContainerState> merged() {
        StateSum sum = new StateSum();
        for (Part part : parts) {
            if (!sum.fits(part.state().state())) {
                return Optional.empty();
            }
            sum.add(part.state().state());
        }
        return sum.sum();
    }

    private static boolean isSame(FieldShape a, FieldShape b) {
        return a.path().equals(b.path()) && a.sparkType().equals(b.sparkType());
    }

    /** One figure per part that has rows of the field in the same type; NaN is left out. */
    double[] series(FieldShape shape, ToDoubleFunction<FieldState> figure) {
        List<Double> values = new ArrayList<>();
        for (Part part : parts) {
            part.state()
                    .field(shape.path())
                    .filter(f -> isSame(f.shape(), shape) && f.failure().isEmpty() && f.rows() > 0)
                    .ifPresent(f -> values.add(figure.applyAsDouble(f)));
        }
        return values.stream()
                .mapToDouble(Double::doubleValue)
                .filter(v -> !Double.isNaN(v))
                .toArray();
    }

    /** Rows per part. */
    double[] rows() {
        return parts.stream().mapToDouble(part -> part.state().state().rows()).toArray();
    }
}
