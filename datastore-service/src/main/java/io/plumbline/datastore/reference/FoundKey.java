package io.plumbline.datastore.reference;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.plumbline.events.ContainerId;
import io.plumbline.inference.DayNames;
import io.plumbline.inference.KeyNames;
import io.plumbline.statistics.state.KeySample.Containment;

import static java.util.Objects.requireNonNull;

/**
 * A foreign key, declared or found.
 *
 * @param parentId absent if the source declares a container that no catalog has found
 * @param names absent of a key of several fields
 * @param child what is known of the field; absent of a key of several fields, and if nothing is
 * @param referred what is known of the parent's field; absent as {@code child} may be
 * @param contained how many of the field's values the parent's has; absent unless both are known
 */
public record FoundKey(
        ContainerId containerId,
        String container,
        List<String> fields,
        @Nullable ContainerId parentId,
        String parent,
        List<String> parentFields,
        boolean declared,
        @Nullable KeyNames names,
        @Nullable KeySide child,
        @Nullable KeySide referred,
        @Nullable Containment contained) {

    public FoundKey {
        requireNonNull(containerId, "containerId");
        requireNonNull(container, "container");
        fields = List.copyOf(fields);
        requireNonNull(parent, "parent");
        parentFields = List.copyOf(parentFields);
    }

    static FoundKey of(KeySide child, KeySide parent, boolean declared) {
        return new FoundKey(
                child.containerId(),
                child.container(),
                List.of(child.path()),
                parent.containerId(),
                parent.container(),
                List.of(parent.path()),
                declared,
                namesOf(child, parent),
                child,
                parent,
                contained(child, parent));
    }

    private static Containment contained(KeySide child, KeySide parent) {
        if (child.keys().withinAllDaysOf(parent.keys())) {
            int all = Math.toIntExact(child.keys().distinct());
            return new Containment(all, all, 1, 1, 1);
        }
        return child.sample().within(parent.sample());
    }

    /** How the names of both agree. */
    static KeyNames namesOf(KeySide child, KeySide parent) {
        return child.keys().ofDays()
                ? DayNames.of(child.path(), parent.container(), parent.path())
                : KeyNames.of(child.path(), parent.container(), parent.path());
    }

    /** Whether both samples are of all values, or the parent is known to have every day. */
    public boolean exact() {
        return child != null
                && referred != null
                && (child.keys().withinAllDaysOf(referred.keys())
                        || (child.sample().complete() && referred.sample().complete()));
    }
}
