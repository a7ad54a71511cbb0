package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import org.bson.Document;

import io.plumbline.datastore.measurement.ProfileGroups;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.GroupedField;
import io.plumbline.events.model.ProfileGroup;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

/** Groups in {@code profile_groups}, figures of their fields in {@code group_fields}; both found by their ids. */
final class MongoProfileGroups extends MongoStaged implements ProfileGroups {

    private static final int GROUPS = 0;
    private static final int FIELDS = 1;
    private static final int IDS_PER_QUERY = 500;

    MongoProfileGroups(MongoParts parts) {
        super(parts, "profile_groups", "group_fields");
    }

    @Override
    public void stage(String key, List<ProfileGroup> groups, List<GroupedField> fields) {
        put(
                GROUPS,
                key,
                groups.stream()
                        .map(g -> new Document("_id", id(key, g.position()))
                                .append("groupId", g.id())
                                .append("group", parts.mapper().toDocument(g)))
                        .toList());
        put(
                FIELDS,
                key,
                fields.stream()
                        .map(f -> new Document(
                                        "_id",
                                        id(id(key, f.group()), f.profile().ordinal()))
                                .append("profile", parts.mapper().toDocument(f.profile())))
                        .toList());
    }

    @Override
    public int count(String key) {
        return Math.toIntExact(StoreCalls.read(() -> collection(GROUPS).countDocuments(eq(KEY, key))));
    }

    @Override
    public List<ProfileGroup> groups(String key, int fromPosition, int toPosition) {
        List<ProfileGroup> found = new ArrayList<>();
        for (Document document : at(GROUPS, key, fromPosition, toPosition)) {
            found.add(group(document));
        }
        found.sort(Comparator.comparingInt(ProfileGroup::position));
        return found;
    }

    @Override
    public Optional<ProfileGroup> group(String key, String id) {
        return StoreCalls.read(() -> collection(GROUPS)
                        .find(and(eq(KEY, key), eq("groupId", id)))
                        .into(new ArrayList<>()))
                .stream()
                .map(this::group)
                .findFirst();
    }

    @Override
    public List<FieldProfile> fields(String key, int position, int fromOrdinal, int toOrdinal) {
        List<FieldProfile> found = new ArrayList<>();
        for (Document document : at(FIELDS, id(key, position), fromOrdinal, toOrdinal)) {
            found.add(parts.mapper().fromDocument(document.get("profile", Document.class), FieldProfile.class));
        }
        found.sort(Comparator.comparingInt(FieldProfile::ordinal));
        return found;
    }

    private List<Document> at(int index, String key, int from, int to) {
        List<Document> found = new ArrayList<>();
        for (int i = from; i < to; i += IDS_PER_QUERY) {
            List<String> ids = IntStream.range(i, Math.min(to, i + IDS_PER_QUERY))
                    .mapToObj(n -> id(key, n))
                    .toList();
            StoreCalls.read(() -> collection(index).find(in("_id", ids)).into(found));
        }
        return found;
    }

    private ProfileGroup group(Document document) {
        return parts.mapper().fromDocument(document.get("group", Document.class), ProfileGroup.class);
    }

    private static String id(String key, int number) {
        return String.format(Locale.ROOT, "%s/%05d", key, number);
    }
}
