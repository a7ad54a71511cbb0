package io.plumbline.datastore.measurement;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.view.DatastoreCounters;
import io.plumbline.api.work.ContainerTarget;
import io.plumbline.datastore.ledger.Change;
import io.plumbline.datastore.ledger.CrashPoint;
import io.plumbline.datastore.ledger.FactHeaders;
import io.plumbline.datastore.ledger.FactSequence;
import io.plumbline.datastore.operation.Announced;
import io.plumbline.datastore.operation.Findings;
import io.plumbline.datastore.operation.Operation;
import io.plumbline.datastore.operation.StagedChunk;
import io.plumbline.datastore.operation.StagedChunks;
import io.plumbline.datastore.operation.WorkItem;
import io.plumbline.datastore.registry.Datastore;
import io.plumbline.events.OperationId;
import io.plumbline.events.fact.ChecksInferred;
import io.plumbline.events.fact.ContainerProfiled;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.GroupsProfiled;
import io.plumbline.events.work.PartsProfiled;
import io.plumbline.events.work.RelationsFound;
import io.plumbline.events.work.WorkResult;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

/** Turns a profile's chunks into a container's visible profile: by one compare-and-set on the container's state. */
public final class ProfileFindings implements Findings {

    private static final Comparator<StoredProfile> NEWEST_FIRST = comparing(StoredProfile::operationCreatedAt)
            .thenComparing(p -> p.operationId().value())
            .thenComparing(StoredProfile::at)
            .thenComparing(StoredProfile::key)
            .reversed();

    private final ContainerStates states;
    private final Measurements measurements;
    private final ProfileParts parts;
    private final ProfileRelations relations;
    private final ProfileGroups groups;
    private final StagedChunks chunks;
    private final Retention retention;
    private final FactHeaders headers;
    private final Clock clock;
    private final CrashPoint crash;

    public ProfileFindings(
            ContainerStates states,
            Measurements measurements,
            ProfileParts parts,
            ProfileRelations relations,
            ProfileGroups groups,
            StagedChunks chunks,
            Retention retention,
            FactHeaders headers,
            Clock clock,
            CrashPoint crash) {
        this.states = requireNonNull(states, "states");
        this.measurements = requireNonNull(measurements, "measurements");
        this.parts = requireNonNull(parts, "parts");
        this.relations = requireNonNull(relations, "relations");
        this.groups = requireNonNull(groups, "groups");
        this.chunks = requireNonNull(chunks, "chunks");
        this.retention = requireNonNull(retention, "retention");
        this.headers = requireNonNull(headers, "headers");
        this.clock = requireNonNull(clock, "clock");
        this.crash = requireNonNull(crash, "crash");
    }

    @Override
    public void stage(WorkItem item, WorkResult chunk) {
        ContainerTarget target = item.target();
        if (chunk instanceof PartsProfiled parted && target != null) {
            parts.stage(item.resultKey(), parted.parts(), parted.states());
            crash.reached("parts.after-write");
            chunks.put(new StagedChunk(item.resultKey(), parted.chunk(), 0, Map.of(), ProfileTotals.of(parted)));
            return;
        }
        if (chunk instanceof RelationsFound found && target != null) {
            relations.stage(item.resultKey(), found.chunk(), found.relations(), found.search());
            chunks.put(new StagedChunk(item.resultKey(), found.chunk(), 0, Map.of()));
            return;
        }
        if (chunk instanceof GroupsProfiled grouped && target != null) {
            groups.stage(item.resultKey(), grouped.groups(), grouped.fields());
            chunks.put(new StagedChunk(item.resultKey(), grouped.chunk(), 0, Map.of()));
            return;
        }
        if (!(chunk instanceof FieldsProfiled profiled) || target == null) {
            throw new IllegalArgumentException("result: " + chunk.getClass().getSimpleName()
                    + " (expected: FieldsProfiled, PartsProfiled, RelationsFound or GroupsProfiled for a profile)");
        }
        String key = item.resultKey();
        List<StoredCheck> checks = profiled.checks().stream()
                .map(c -> StoredCheck.of(key, target.containerId(), c))
                .toList();
        Map<String, Integer> byRule = new HashMap<>();
        checks.forEach(c -> byRule.merge(c.check().rule(), 1, Integer::sum));
        measurements.stage(key, profiled.chunk(), profiled.fields(), checks);
        crash.reached("fields.after-write");
        chunks.put(
                new StagedChunk(key, profiled.chunk(), profiled.fields().size(), byRule, ProfileTotals.of(profiled)));
    }

    @Override
    public int staged(String resultKey, int count) {
        return chunks.of(resultKey, count).size();
    }

    @Override
    public Shown show(WorkItem item, Operation operation) {
        ContainerTarget target = requireNonNull(item.target(), "target");
        StoredProfile profile = profile(item, operation);
        ContainerState fresh = ContainerState.fresh(target.containerId(), item.datastoreId(), target.name());
        Change<ContainerState> first = flip(fresh, profile, item);
        if (first != null && !states.add(first.next(), first.messages())) {
            states.change(target.containerId().value(), s -> flip(s, profile, item));
        }
        return Shown.NOTHING_MORE;
    }

    @Override
    public void withdraw(Operation cancelled, List<WorkItem> items) {
        for (WorkItem item : items) {
            ContainerTarget target = item.target();
            if (target != null) {
                states.change(target.containerId().value(), s -> without(s, cancelled.id()));
            }
        }
    }

    @Override
    public DatastoreCounters count(Datastore datastore) {
        long profiled = 0;
        long rows = 0;
        long checks = 0;
        for (ContainerState state : states.of(datastore.id())) {
            StoredProfile visible = state.profile();
            if (visible != null) {
                profiled++;
                rows += visible.rows();
                checks += visible.checks();
            }
        }
        DatastoreCounters old = datastore.counters();
        return new DatastoreCounters(old.containers(), old.missingContainers(), old.fields(), profiled, rows, checks);
    }

    private StoredProfile profile(WorkItem item, Operation operation) {
        Announced announcement = item.announced();
        int announced = announcement == null ? 0 : announcement.chunks();
        ProfileSettings settings = operation.profile();
        List<Integer> checksPerChunk = new ArrayList<>();
        Map<String, Integer> byRule = new HashMap<>();
        ProfileTotals totals = new ProfileTotals();
        int fields = 0;
        for (StagedChunk chunk : chunks.of(item.resultKey(), announced)) {
            fields += chunk.entries();
            totals.add(chunk);
            checksPerChunk.add(chunk.checks());
            chunk.checksByRule().forEach((rule, count) -> byRule.merge(rule, count, Integer::sum));
        }
        return new StoredProfile(
                item.resultKey(),
                operation.id(),
                operation.createdAt(),
                clock.instant(),
                item.summary().rows(),
                fields,
                checksPerChunk,
                byRule,
                item.warnings(),
                announcement == null ? null : announcement.coverage(),
                settings == null ? null : settings.sample(),
                announcement == null ? null : announcement.parts(),
                totals.values(),
                totals.nulls(),
                totals.bytes(item.summary(), announcement == null ? null : announcement.parts()));
    }

    private @Nullable Change<ContainerState> flip(ContainerState state, StoredProfile profile, WorkItem item) {
        boolean known = state.profileHistory().stream().anyMatch(p -> p.key().equals(profile.key()));
        if (known) {
            return null;
        }
        List<StoredProfile> history = new ArrayList<>(state.profileHistory());
        history.add(profile);
        history.sort(NEWEST_FIRST);
        history = retention.kept(history, clock.instant());
        ContainerState.Draft draft = state.change().profileHistory(history);
        StoredProfile newest = history.get(0);
        if (!newest.key().equals(profile.key())) {
            return Change.silent(draft.build());
        }
        FactSequence facts = new FactSequence(headers, item.cause(), state.sequence())
                .tell(new ContainerProfiled(
                        state.datastoreId(),
                        profile.operationId(),
                        state.id(),
                        state.name(),
                        profile.rows(),
                        profile.fields(),
                        profile.checks(),
                        profile.partial(),
                        profile.notes(),
                        profile.partsRead(),
                        profile.partsReused()));
        if (profile.checks() > 0) {
            facts.tell(new ChecksInferred(
                    state.datastoreId(), profile.operationId(), state.id(), state.name(), profile.checksByRule()));
        }
        return new Change<>(draft.profile(profile).sequence(facts.last()).build(), facts.messages());
    }

    private static @Nullable Change<ContainerState> without(ContainerState state, OperationId cancelled) {
        List<StoredProfile> left = state.profileHistory().stream()
                .filter(p -> !p.operationId().equals(cancelled))
                .toList();
        if (left.size() == state.profileHistory().size()) {
            return null;
        }
        return Change.silent(state.change()
                .profileHistory(left)
                .profile(left.isEmpty() ? null : left.get(0))
                .build());
    }
}
