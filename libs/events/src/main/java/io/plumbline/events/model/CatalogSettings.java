package io.plumbline.events.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a catalog run is asked to do. It says nothing of containers that it is told not to look at: they stay as they are.
 *
 * @param prune whether containers that are gone from the source are dropped; otherwise they stay, marked as missing
 * @param profileAfterwards whether a profile of all containers is queued when the catalog has succeeded
 * @param recreate whether containers that a user has excluded come back if this catalog finds them at the source; all else that users
 *     have decided about them stays. Absent means no
 * @param include only containers with such names, {@code *} and {@code ?} allowed; absent for all
 * @param exclude not these; absent for none
 * @param tables whether tables and files are looked at; absent means yes
 * @param views whether views are looked at; absent means yes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CatalogSettings(
        boolean prune,
        boolean profileAfterwards,
        @Nullable Boolean recreate,
        @Nullable List<String> include,
        @Nullable List<String> exclude,
        @Nullable Boolean tables,
        @Nullable Boolean views) {

    public static final CatalogSettings DEFAULT = of(false, false);

    public CatalogSettings {
        include = include == null ? null : List.copyOf(include);
        exclude = exclude == null ? null : List.copyOf(exclude);
    }

    /** Of everything in the datastore. */
    public static CatalogSettings of(boolean prune, boolean profileAfterwards) {
        return new CatalogSettings(prune, profileAfterwards, null, null, null, null, null);
    }

    public boolean recreates() {
        return Boolean.TRUE.equals(recreate);
    }

    /** Whether containers of this kind are looked at. */
    public boolean looksAt(ContainerKind kind) {
        return switch (kind) {
            case VIEW, MATERIALIZED_VIEW -> !Boolean.FALSE.equals(views);
            default -> !Boolean.FALSE.equals(tables);
        };
    }

    /** Whether containers of this name are looked at. */
    public boolean looksAt(String name) {
        boolean included = include == null
                || include.isEmpty()
                || include.stream().anyMatch(pattern -> new NamePattern(pattern).matches(name));
        return included
                && (exclude == null || exclude.stream().noneMatch(pattern -> new NamePattern(pattern).matches(name)));
    }
}
