package io.plumbline.datastore.lookup;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.ForeignKeyView;
import io.plumbline.api.view.RelationsView;
import io.plumbline.datastore.measurement.ContainerState;
import io.plumbline.datastore.measurement.ContainerStates;
import io.plumbline.datastore.measurement.ProfileRelations;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.DatastoreId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationKind;
import io.plumbline.events.model.RelationSearch;

import static java.util.Objects.requireNonNull;

/** How the fields of a container relate to each other. What names a field that is masked or excluded now isn't shown. */
public final class RelationLookup {

    private static final String NEVER_ASKED = "no profile of the container was asked for relations (expected: a profile"
            + " of inference level 3 or more)";

    private final ContainerLookup containers;
    private final ContainerStates states;
    private final ProfileRelations relations;
    private final ForeignKeyLookup foreignKeys;

    public RelationLookup(
            ContainerLookup containers,
            ContainerStates states,
            ProfileRelations relations,
            ForeignKeyLookup foreignKeys) {
        this.containers = requireNonNull(containers, "containers");
        this.states = requireNonNull(states, "states");
        this.relations = requireNonNull(relations, "relations");
        this.foreignKeys = requireNonNull(foreignKeys, "foreignKeys");
    }

    /**
     * Absent filters let everything through.
     *
     * @param field path of a field that a relation must name
     */
    public record Filter(
            @Nullable RelationKind kind, @Nullable String field) {

        private boolean fits(Relation relation) {
            return (kind == null || kind == relation.kind())
                    && (field == null || relation.fields().contains(field));
        }
    }

    /**
     * The relations of one run.
     *
     * @param operation whose run; absent for the newest that has looked for relations, or else the newest that was asked to
     * @throws UnknownException if the container is unknown, or that operation left no profile of it
     */
    public RelationsView relations(ContainerId id, @Nullable OperationId operation, Filter filter, Paging paging) {
        DatastoreId datastore = containers.find(id).datastoreId();
        List<ForeignKeyView> keys =
                foreignKeys.list(datastore, id, new Paging(0, Page.MAX_SIZE)).items();
        Optional<ContainerState> state = states.find(id.value());
        List<StoredProfile> history = state.map(ContainerState::profileHistory).orElse(List.of());
        Map<String, RelationSearch> searches =
                relations.searches(history.stream().map(StoredProfile::key).toList());
        StoredProfile profile = operation == null ? newest(history, searches) : of(operation, history);
        RelationSearch search = profile == null ? null : searches.get(profile.key());
        if (profile == null || search == null) {
            String why = operation == null
                    ? NEVER_ASKED
                    : "the profile wasn't asked for relations (expected: inference level 3 or more)";
            return new RelationsView(
                    id, operation, null, null, null, why, List.of(), keys, paging.page(), paging.size(), 0);
        }
        HiddenValues hidden = HiddenValues.ofMaskedAndExcluded(
                state.map(ContainerState::overrides).orElse(null));
        List<Relation> shown = relations.of(profile.key()).stream()
                .filter(r -> r.fields().stream().noneMatch(hidden::hides))
                .filter(filter::fits)
                .toList();
        boolean newest = history.get(0).key().equals(profile.key());
        return new RelationsView(
                id,
                profile.operationId(),
                profile.at(),
                newest,
                search,
                why(newest, search, operation == null),
                paging.slice(shown),
                keys,
                paging.page(),
                paging.size(),
                shown.size());
    }

    private static @Nullable String why(boolean newest, RelationSearch search, boolean chosenHere) {
        if (search.skipped() != null) {
            return search.skipped();
        }
        return newest || !chosenHere
                ? null
                : "later profiles haven't looked for relations: they read some parts only, or were asked for less than"
                        + " inference level 3";
    }

    private static @Nullable StoredProfile newest(List<StoredProfile> history, Map<String, RelationSearch> searches) {
        StoredProfile asked = null;
        for (StoredProfile profile : history) {
            RelationSearch search = searches.get(profile.key());
            if (search != null && search.skipped() == null) {
                return profile;
            }
            asked = asked == null && search != null ? profile : asked;
        }
        return asked;
    }

    private static StoredProfile of(OperationId operation, List<StoredProfile> history) {
        return history.stream()
                .filter(p -> p.operationId().equals(operation))
                .findFirst()
                .orElseThrow(() -> new UnknownException(FailureCode.OPERATION_UNKNOWN, "operation", operation.value()));
    }
}
