package io.plumbline.datastore.lookup;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.FieldProfileView;
import io.plumbline.datastore.measurement.ProfileParts;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.PartSumRef;
import io.plumbline.events.model.PartsSummary;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.figures.ProfileMessages;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.state.ContainerState;
import io.plumbline.statistics.state.KeptPart;
import io.plumbline.statistics.state.PartSum;

import static java.util.Objects.requireNonNull;

/** Profiles of some parts of a container, made from what is stored of these without reading data. One at a time is added up. */
public final class RangeLookup {

    /** Sums that are kept for the next page. They hold as much as one profile each. */
    private static final int KEPT_SUMS = 4;

    private final ProfileLookup profiles;
    private final ProfileParts parts;
    private final Map<String, Sum> sums = new LinkedHashMap<>(8, 0.75f, true);

    /** @param parts how many were added up */
    private record Sum(ContainerState state, int parts) {}

    public RangeLookup(ProfileLookup profiles, ProfileParts parts) {
        this.profiles = requireNonNull(profiles, "profiles");
        this.parts = requireNonNull(parts, "parts");
    }

    /**
     * The fields of the profile of these parts.
     *
     * @param operation whose profile's parts; absent for the newest that has any
     * @param from name of the first part; absent for the container's first
     * @param to name of the last part, itself included; absent for the container's last
     * @throws UnknownException if the container is unknown, or that operation left no profile of it
     * @throws IllegalArgumentException if there are no such parts, or the state of one isn't kept
     */
    public Page<FieldProfileView> profile(
            ContainerId id,
            @Nullable OperationId operation,
            @Nullable String from,
            @Nullable String to,
            Paging paging) {
        StoredProfile profile = profiles.withParts(id, operation).orElse(null);
        PartsSummary summary = profile == null ? null : profile.parts();
        if (profile == null || summary == null) {
            throw new IllegalArgumentException((from == null ? "to: " + to : "from: " + from)
                    + " (expected: neither, since no parts are known of this container)");
        }
        List<ProfilePart> all = parts.parts(profile.key(), 0, summary.parts());
        Sum sum = sum(profile.key(), wanted(all, from, to), all);
        HiddenValues hidden = profiles.hidden(id);
        List<FieldProfileView> views = paging.slice(sum.state().fields()).stream()
                .map(field -> hidden.of(ProfileMessages.fieldOf(
                        ContainerProfiles.of(field, sum.state().rows()))))
                .map(field -> view(id, profile, sum, field))
                .toList();
        return new Page<>(
                views, paging.page(), paging.size(), sum.state().fields().size());
    }

    private static List<ProfilePart> wanted(List<ProfilePart> all, @Nullable String from, @Nullable String to) {
        int first = from == null ? 0 : place("from", from, all);
        int last = to == null ? all.size() - 1 : place("to", to, all);
        if (last < first) {
            throw new IllegalArgumentException("to: " + to + " (expected: a part that isn't before " + from + ")");
        }
        return all.subList(first, last + 1);
    }

    private static int place(String parameter, String name, List<ProfilePart> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                parameter + ": " + name + " (expected: the name of one of the container's " + all.size() + " parts)");
    }

    private synchronized Sum sum(String profileKey, List<ProfilePart> wanted, List<ProfilePart> everyPart) {
        String key = profileKey + " " + wanted.get(0).position() + " " + wanted.size();
        Sum known = sums.get(key);
        if (known != null) {
            return known;
        }
        Set<String> inRange = wanted.stream().map(ProfilePart::name).collect(Collectors.toSet());
        Map<PartSumRef, List<ProfilePart>> together = together(everyPart);
        Set<PartSumRef> added = new HashSet<>();
        PartSum all = new PartSum();
        for (ProfilePart part : wanted) {
            PartSumRef stored = part.sum();
            List<ProfilePart> others = stored == null ? List.of() : together.getOrDefault(stored, List.of());
            if (stored != null
                    && others.stream().allMatch(other -> inRange.contains(other.name()))
                    && (added.contains(stored) || addSum(stored, all))) {
                added.add(stored);
            } else {
                addAlone(part, others, all);
            }
        }
        ContainerState state = all.whole()
                .orElseThrow(() -> new IllegalArgumentException("from: "
                        + wanted.get(0).name() + " (expected: at least one part with rows from here to the last one)"));
        Sum sum = new Sum(state, wanted.size());
        sums.put(key, sum);
        Iterator<String> oldest = sums.keySet().iterator();
        while (sums.size() > KEPT_SUMS) {
            oldest.next();
            oldest.remove();
        }
        return sum;
    }

    /** Of each stored sum, the parts that it stands for. */
    private static Map<PartSumRef, List<ProfilePart>> together(List<ProfilePart> all) {
        Map<PartSumRef, List<ProfilePart>> together = new HashMap<>();
        for (ProfilePart part : all) {
            PartSumRef sum = part.sum();
            if (sum != null) {
                together.computeIfAbsent(sum, s -> new ArrayList<>()).add(part);
            }
        }
        return together;
    }

    /** Whether it is there. */
    private boolean addSum(PartSumRef stored, PartSum to) {
        Optional<String> state = parts.state(stored.key(), stored.stateName());
        state.ifPresent(bytes -> to.add(kept(stored.stateName(), bytes)));
        return state.isPresent();
    }

    /** @param others the parts of the stored sum that it is in, itself included; empty if it is in none */
    private void addAlone(ProfilePart part, List<ProfilePart> others, PartSum to) {
        String stateKey = part.stateKey();
        if (stateKey != null) {
            to.add(kept(part.name(), parts.state(stateKey, part.name()).orElseThrow(() -> notKept(part, List.of()))));
        } else if (part.rows() > 0) {
            throw notKept(part, others);
        }
    }

    private static KeptPart kept(String name, String state) {
        return KeptPart.fromBytes(name, Base64.getDecoder().decode(state));
    }

    private static IllegalArgumentException notKept(ProfilePart part, List<ProfilePart> others) {
        return new IllegalArgumentException("part: " + part.name()
                + (others.isEmpty()
                        ? " (expected: parts whose state is kept; of this one it isn't)"
                        : " (expected: a range that includes all of the " + others.size()
                                + " parts with which it is kept as one sum, "
                                + others.get(0).name() + " to "
                                + others.get(others.size() - 1).name() + ", or none of them)"));
    }

    private static FieldProfileView view(ContainerId id, StoredProfile profile, Sum sum, FieldProfile field) {
        return new FieldProfileView(
                id, profile.operationId(), profile.at(), sum.state().rows(), field.withoutState(), sum.parts());
    }
}
