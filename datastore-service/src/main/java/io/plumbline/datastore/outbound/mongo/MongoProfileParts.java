package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import io.plumbline.datastore.measurement.ProfileParts;
import io.plumbline.datastore.measurement.StateSlices;
import io.plumbline.events.model.PartStateSlice;
import io.plumbline.events.model.PartSumRef;
import io.plumbline.events.model.ProfilePart;

import static com.mongodb.client.model.Filters.in;

/** The parts of profiles in {@code profile_parts}, pieces of their states in {@code part_states}. */
final class MongoProfileParts extends MongoStaged implements ProfileParts {

    private static final int PARTS = 0;
    private static final int STATES = 1;
    private static final int KEYS_PER_QUERY = 500;

    MongoProfileParts(MongoParts parts) {
        super(parts, "profile_parts", "part_states");
    }

    @Override
    public void stage(String resultKey, List<ProfilePart> more, List<PartStateSlice> states) {
        put(
                PARTS,
                resultKey,
                more.stream()
                        .map(p -> new Document("_id", partId(resultKey, p.position()))
                                .append("part", parts.mapper().toDocument(p))
                                .append("stateKey", ofStates(p.stateKey()))
                                .append("sumKey", ofStates(keyOf(p.sum()))))
                        .toList());
        String key = ProfileParts.stateKey(resultKey);
        put(
                STATES,
                key,
                states.stream()
                        .map(s -> new Document("_id", sliceId(key, s.part(), s.slice()))
                                .append("part", s.part())
                                .append("slice", s.slice())
                                .append("slices", s.slices())
                                .append("bytes", new Binary(Base64.getDecoder().decode(s.bytes()))))
                        .toList());
    }

    @Override
    public List<ProfilePart> parts(String profileKey, int fromPosition, int toPosition) {
        List<ProfilePart> found = new ArrayList<>();
        for (int from = fromPosition; from < toPosition; from += KEYS_PER_QUERY) {
            List<String> ids = IntStream.range(from, Math.min(toPosition, from + KEYS_PER_QUERY))
                    .mapToObj(i -> partId(profileKey, i))
                    .toList();
            StoreCalls.read(() -> collection(PARTS)
                    .find(in("_id", ids))
                    .map(d -> parts.mapper().fromDocument(d.get("part", Document.class), ProfilePart.class))
                    .into(found));
        }
        found.sort(Comparator.comparingInt(ProfilePart::position));
        return found;
    }

    @Override
    public Optional<String> state(String resultKey, String part) {
        String key = ProfileParts.stateKey(resultKey);
        // By their ids, which the embedded store finds without looking at all slices of all states.
        List<PartStateSlice> slices = slices(List.of(sliceId(key, part, 0)));
        if (!slices.isEmpty() && slices.get(0).slices() > 1) {
            slices.addAll(slices(IntStream.range(1, slices.get(0).slices())
                    .mapToObj(i -> sliceId(key, part, i))
                    .toList()));
        }
        slices.sort(Comparator.comparingInt(PartStateSlice::slice));
        return StateSlices.joined(slices);
    }

    private List<PartStateSlice> slices(List<String> ids) {
        return StoreCalls.read(() -> collection(STATES)
                .find(in("_id", ids))
                .map(MongoProfileParts::slice)
                .into(new ArrayList<>()));
    }

    @Override
    public Set<String> stateKeys(Collection<String> profileKeys) {
        List<String> all = List.copyOf(profileKeys);
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < all.size(); i += KEYS_PER_QUERY) {
            List<String> some = all.subList(i, Math.min(all.size(), i + KEYS_PER_QUERY));
            for (String field : List.of("stateKey", "sumKey")) {
                StoreCalls.read(() -> collection(PARTS)
                        .distinct(field, in(KEY, some), String.class)
                        .into(keys));
            }
        }
        keys.remove("");
        return keys;
    }

    private static PartStateSlice slice(Document document) {
        Binary bytes = document.get("bytes", Binary.class);
        return new PartStateSlice(
                document.getString("part"),
                document.getInteger("slice"),
                document.getInteger("slices"),
                Base64.getEncoder().encodeToString(bytes.getData()));
    }

    /** Empty rather than absent, since a distinct over absent values differs between stores. */
    private static String ofStates(@Nullable String resultKey) {
        return resultKey == null ? "" : ProfileParts.stateKey(resultKey);
    }

    private static @Nullable String keyOf(@Nullable PartSumRef sum) {
        return sum == null ? null : sum.key();
    }

    private static String sliceId(String key, String part, int slice) {
        return key + "/" + part + "/" + slice;
    }

    private static String partId(String key, int position) {
        return String.format(Locale.ROOT, "%s/%05d", key, position);
    }
}
