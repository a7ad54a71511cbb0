package io.plumbline.datastore.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.model.CheckOrigin;
import io.plumbline.events.model.CheckStatus;

import static java.util.Objects.requireNonNull;

/**
 * Which checks, in which order. Absent filters let everything through.
 *
 * @param datastores of which they are
 * @param field path of a field that they name
 * @param statuses any of these
 * @param search part of the container's name, rule, description, a field or a tag, without regard to case
 */
public record CheckQuery(
        Collection<DatastoreId> datastores,
        @Nullable ContainerId container,
        @Nullable String field,
        @Nullable String rule,
        Set<CheckStatus> statuses,
        @Nullable CheckOrigin origin,
        @Nullable String tag,
        @Nullable String search,
        Sort sort,
        boolean descending) {

    /** What a list can be sorted by; what is equal comes by container, and there as it was inferred. */
    public enum Sort {
        CONTAINER("container"),
        RULE("rule"),
        WEIGHT("weight"),
        STATUS("standing.status"),
        CREATED_AT("createdAt"),
        UPDATED_AT("updatedAt");

        private final String path;

        Sort(String path) {
            this.path = path;
        }

        private Comparator<Check> order() {
            return switch (this) {
                case CONTAINER -> Comparator.comparing(Check::container);
                case RULE -> Comparator.comparing(Check::rule);
                case WEIGHT -> Comparator.comparing(Check::weight);
                case STATUS -> Comparator.comparing(c -> c.standing().status().name());
                case CREATED_AT -> Comparator.comparing(Check::createdAt);
                case UPDATED_AT -> Comparator.comparing(Check::updatedAt);
            };
        }

        /** Where the value is in a check's document. */
        public String path() {
            return path;
        }
    }

    public CheckQuery {
        requireNonNull(datastores, "datastores");
        statuses = Set.copyOf(statuses);
        requireNonNull(sort, "sort");
    }

    Comparator<Check> order() {
        Comparator<Check> order = descending ? sort.order().reversed() : sort.order();
        return order.thenComparing(Check::container)
                .thenComparing(Check::position)
                .thenComparing(Check::recordId);
    }

    boolean fits(Check check) {
        return !check.deleted()
                && datastores.contains(check.datastoreId())
                && (container == null || container.equals(check.containerId()))
                && (field == null || check.fields().contains(field))
                && (rule == null || rule.equals(check.rule()))
                && statuses.contains(check.standing().status())
                && (origin == null || origin == check.origin())
                && (tag == null || check.labels().tags().contains(tag))
                && (search == null || mentions(check, search.toLowerCase(Locale.ROOT)));
    }

    private static boolean mentions(Check check, String part) {
        return in(check.container(), part)
                || in(check.rule(), part)
                || in(check.terms().description(), part)
                || check.fields().stream().anyMatch(f -> in(f, part))
                || check.labels().tags().stream().anyMatch(t -> in(t, part));
    }

    private static boolean in(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part);
    }
}
