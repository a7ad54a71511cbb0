package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.DistanceView;
import io.plumbline.api.view.DriftView;
import io.plumbline.api.view.FieldChange;
import io.plumbline.api.view.FieldDiffView;
import io.plumbline.api.view.MetricChange;
import io.plumbline.api.view.MetricDiff;
import io.plumbline.api.view.ProfileMoment;
import io.plumbline.datastore.measurement.KeptState;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.Metric;
import io.plumbline.statistics.drift.Distance;
import io.plumbline.statistics.drift.Drift;
import io.plumbline.statistics.drift.Drifts;
import io.plumbline.statistics.drift.Figure;
import io.plumbline.statistics.drift.FigureChange;
import io.plumbline.statistics.metric.Measured;
import io.plumbline.statistics.metric.MetricKind;
import io.plumbline.statistics.state.FieldState;

/**
 * Compares fields of two profiles: metrics as they were stored and shown, distributions by their stored states. A state itself is
 * never shown.
 */
final class ProfileDiff {

    private static final String NO_STATE = "NO_STATE";

    private final ContainerId container;
    private final ProfileMoment from;
    private final ProfileMoment to;

    ProfileDiff(ContainerId container, StoredProfile from, StoredProfile to) {
        this.container = container;
        this.from = moment(from);
        this.to = moment(to);
    }

    private static ProfileMoment moment(StoredProfile profile) {
        return new ProfileMoment(profile.operationId(), profile.at(), profile.rows());
    }

    FieldDiffView added(FieldProfile field) {
        return alone(field.path(), FieldChange.ADDED, null, field.sparkType());
    }

    FieldDiffView removed(FieldProfile field) {
        return alone(field.path(), FieldChange.REMOVED, field.sparkType(), null);
    }

    private FieldDiffView alone(String path, FieldChange change, @Nullable String fromType, @Nullable String toType) {
        return new FieldDiffView(container, from, to, path, change, fromType, toType, List.of(), null, null);
    }

    FieldDiffView of(FieldProfile before, FieldProfile after) {
        List<MetricDiff> metrics = metrics(before.metrics(), after.metrics());
        Optional<FieldState> stateBefore = KeptState.of(before).map(KeptState::state);
        Optional<FieldState> stateAfter = KeptState.of(after).map(KeptState::state);
        Optional<Measured<Drift>> drift = stateBefore.isPresent() && stateAfter.isPresent()
                ? Drifts.between(stateBefore.get(), stateAfter.get())
                : Optional.empty();
        boolean stateless = stateBefore.isEmpty() || stateAfter.isEmpty();
        Optional<Drift> moved = drift.flatMap(Measured::value);
        return new FieldDiffView(
                container,
                from,
                to,
                after.path(),
                change(before, after, metrics, moved),
                before.sparkType(),
                after.sparkType(),
                metrics,
                moved.map(ProfileDiff::view).orElse(null),
                stateless
                        ? NO_STATE
                        : drift.flatMap(Measured::absentReason).map(Enum::name).orElse(null));
    }

    private static FieldChange change(
            FieldProfile before, FieldProfile after, List<MetricDiff> metrics, Optional<Drift> drift) {
        if (!before.sparkType().equals(after.sparkType())) {
            return FieldChange.TYPE_CHANGED;
        }
        boolean changed = metrics.stream().anyMatch(m -> m.change() == MetricChange.CHANGED)
                || drift.map(d -> d.level() != Drift.Level.NONE).orElse(false);
        return changed ? FieldChange.CHANGED : FieldChange.SAME;
    }

    private static List<MetricDiff> metrics(List<Metric> before, List<Metric> after) {
        Map<String, Metric> earlier = byName(before);
        Map<String, Metric> later = byName(after);
        List<MetricDiff> diffs = new ArrayList<>();
        for (FigureChange change : FigureChange.between(figures(earlier), figures(later))) {
            diffs.add(new MetricDiff(
                    change.name(),
                    change(change.verdict()),
                    earlier.get(change.name()),
                    later.get(change.name()),
                    change.difference().orElse(null)));
        }
        return diffs;
    }

    private static Map<String, Metric> byName(List<Metric> metrics) {
        Map<String, Metric> byName = new LinkedHashMap<>();
        metrics.forEach(metric -> byName.put(metric.name(), metric));
        return byName;
    }

    private static List<Figure> figures(Map<String, Metric> metrics) {
        return metrics.values().stream().map(ProfileDiff::figure).toList();
    }

    private static Figure figure(Metric metric) {
        return new Figure(
                metric.name(),
                MetricKind.valueOf(metric.kind().name()),
                Optional.ofNullable(metric.value()),
                metric.exact(),
                Optional.ofNullable(metric.lower()),
                Optional.ofNullable(metric.upper()),
                Optional.ofNullable(metric.absentReason()));
    }

    private static MetricChange change(FigureChange.Verdict verdict) {
        return switch (verdict) {
            case SAME -> MetricChange.SAME;
            case WITHIN_BOUNDS -> MetricChange.WITHIN_BOUNDS;
            case CHANGED -> MetricChange.CHANGED;
            case ONLY_BEFORE -> MetricChange.ONLY_FROM;
            case ONLY_AFTER -> MetricChange.ONLY_TO;
        };
    }

    private static DriftView view(Drift drift) {
        return new DriftView(
                drift.basis().name(),
                drift.bins(),
                drift.valuesBefore(),
                drift.valuesAfter(),
                view(drift.psi()),
                view(drift.js()),
                drift.ks().map(ProfileDiff::view).orElse(null),
                drift.level().name());
    }

    private static DistanceView view(Distance distance) {
        return new DistanceView(distance.value(), distance.lower(), distance.upper(), distance.noise());
    }
}
