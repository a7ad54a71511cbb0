package io.plumbline.datastore.lookup;

import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.api.Page;
import io.plumbline.api.view.FieldProfileView;
import io.plumbline.datastore.measurement.ProfileParts;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.OperationId;
import io.plumbline.events.model.FieldProfile;
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
        List<ProfilePart> wanted = wanted(parts.parts(profile.key(), 0, summary.parts()), from, to);
        Sum sum = sum(profile.key(), wanted);
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

    private synchronized Sum sum(String profileKey, List<ProfilePart> wanted) {
        String key = profileKey + " " + wanted.get(0).position() + " " + wanted.size();
        Sum known = sums.get(key);
        if (known != null) {
            return known;
        }
        PartSum all = new PartSum();
        for (ProfilePart part : wanted) {
            String stateKey = part.stateKey();
            if (stateKey != null) {
                String state = parts.state(stateKey, part.name()).orElseThrow(() -> notKept(part));
                all.add(KeptPart.fromBytes(part.name(), Base64.getDecoder().decode(state)));
            } else if (part.rows() > 0) {
                throw notKept(part);
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

    private static IllegalArgumentException notKept(ProfilePart part) {
        return new IllegalArgumentException(
                "part: " + part.name() + " (expected: parts whose state is kept; of this one it isn't)");
    }

    private static FieldProfileView view(ContainerId id, StoredProfile profile, Sum sum, FieldProfile field) {
        return new FieldProfileView(
                id, profile.operationId(), profile.at(), sum.state().rows(), field.withoutState(), sum.parts());
    }
}
