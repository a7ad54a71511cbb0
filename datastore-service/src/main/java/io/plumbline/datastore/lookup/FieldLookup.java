package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.rule.FieldFamily;
import io.plumbline.api.view.FieldView;
import io.plumbline.datastore.check.Checks;
import io.plumbline.datastore.inventory.ContainerSnapshot;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.FieldPaths;
import io.plumbline.datastore.measurement.FieldSummary;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.model.ContainerOverrides;
import io.plumbline.events.model.FieldStatus;
import io.plumbline.events.model.FoundField;

import static java.util.Objects.requireNonNull;

/** The fields of a container, with what matters most of their newest profiles. */
public final class FieldLookup {

    private final ContainerLookup containers;
    private final ContainerStates states;
    private final Measurements measurements;
    private final Checks checks;

    public FieldLookup(ContainerLookup containers, ContainerStates states, Measurements measurements, Checks checks) {
        this.containers = requireNonNull(containers, "containers");
        this.states = requireNonNull(states, "states");
        this.measurements = requireNonNull(measurements, "measurements");
        this.checks = requireNonNull(checks, "checks");
    }

    /** What a list can be sorted by. What is unknown comes before the smallest; what is equal comes by position. */
    public enum Sort {
        POSITION,
        NAME,
        TYPE,
        COMPLETENESS,
        DISTINCT,
        CHECKS
    }

    /**
     * Absent filters let everything through.
     *
     * @param search part of the name, path or comment, without regard to case
     * @param nested whether fields inside of others are listed too, as far as they are profiled
     * @param missing whether those are listed too that are profiled and gone
     */
    public record Filter(
            @Nullable String search,
            @Nullable FieldFamily family,
            @Nullable FieldStatus status,
            boolean nested,
            boolean missing,
            Sort sort,
            SortOrder order) {

        /** All fields of the container itself, as they come. */
        public static final Filter ALL = new Filter(null, null, null, false, false, Sort.POSITION, SortOrder.ASC);

        private boolean fits(ListedField field) {
            String part = search == null ? "" : search.toLowerCase(Locale.ROOT);
            String comment = field.found() == null ? null : field.found().comment();
            return (field.name().toLowerCase(Locale.ROOT).contains(part)
                            || (comment != null
                                    && comment.toLowerCase(Locale.ROOT).contains(part)))
                    && (family == null || family == field.family())
                    && (status == null || status == field.status());
        }
    }

    /** @throws UnknownException if no visible inventory has the container */
    public Page<FieldView> fields(ContainerId id, Filter filter, Paging paging) {
        ContainerSnapshot container = containers.find(id);
        ContainerState state = states.find(id.value()).orElse(null);
        StoredProfile profile = state == null ? null : state.profile();
        ContainerOverrides overrides = state == null ? null : state.overrides();
        ContainerOverrides decided = overrides == null ? ContainerOverrides.NONE : overrides;
        List<ListedField> fitting = all(container, profile, decided, filter).stream()
                .filter(filter::fits)
                .sorted(filter.order().apply(ListedField.by(filter.sort())).thenComparing(ListedField.BY_POSITION))
                .toList();
        FieldViews views = new FieldViews(decided, profile);
        return paging.map(fitting, views::of);
    }

    private List<ListedField> all(
            ContainerSnapshot container, @Nullable StoredProfile profile, ContainerOverrides decided, Filter filter) {
        HiddenValues hidden = new HiddenValues(decided);
        Map<String, FieldSummary> left = new HashMap<>();
        if (profile != null) {
            measurements.summaries(profile).forEach(s -> left.put(s.path(), s));
        }
        FieldCounts counts = new FieldCounts(
                checks.fieldsShown(List.of(container.containerId())).getOrDefault(container.containerId(), List.of()));
        Map<String, FoundField> known = new HashMap<>();
        List<ListedField> fields = new ArrayList<>();
        for (FoundField field : container.found().fields()) {
            known.put(field.name(), field);
            FieldSummary summary = taken(left, field.name());
            fields.add(new ListedField(
                    field,
                    field.name(),
                    decided.fieldTypes().getOrDefault(field.name(), field.sparkType()),
                    null,
                    field.ordinal(),
                    false,
                    decided.statuses().get(field.name()),
                    summary == null ? null : hidden.of(summary),
                    counts.ofField(field.name())));
        }
        for (FieldSummary summary : left.values()) {
            String outer = FieldPaths.outermost(summary.path());
            boolean inside = !FieldPaths.isOf(summary.path(), outer);
            FoundField home = known.get(outer);
            if ((home != null || filter.missing()) && (!inside || filter.nested())) {
                fields.add(new ListedField(
                        null,
                        inside ? summary.path() : outer,
                        summary.sparkType(),
                        inside ? outer : null,
                        home == null ? Integer.MAX_VALUE : home.ordinal(),
                        home == null,
                        decided.statuses().get(outer),
                        hidden.of(summary),
                        inside ? counts.ofPath(summary.path()) : counts.ofField(outer)));
            }
        }
        return fields;
    }

    /** Profiles write a name with a dot, bracket or brace between backticks; older ones without. */
    private static @Nullable FieldSummary taken(Map<String, FieldSummary> left, String name) {
        FieldSummary quoted = left.remove("`" + name.replace("`", "``") + "`");
        return quoted == null && FieldPaths.outermost(name).equals(name) ? left.remove(name) : quoted;
    }
}
