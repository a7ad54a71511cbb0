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
        CONTAINER(Comparator.comparing(Check::container), "container"),
        RULE(Comparator.comparing(Check::rule), "rule"),
        WEIGHT(Comparator.comparing(Check::weight), "weight"),
        STATUS(Comparator.comparing(c -> c.standing().status().name()), "standing.status"),
        CREATED_AT(Comparator.comparing(Check::createdAt), "createdAt"),
        UPDATED_AT(Comparator.comparing(Check::updatedAt), "updatedAt");

        private final Comparator<Check> order;
        private final String path;

        Sort(Comparator<Check> order, String path) {
            this.order = order;
            this.path = path;
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
        Comparator<Check> order = descending ? sort.order.reversed() : sort.order;
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
