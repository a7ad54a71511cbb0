package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.bson.Document;

import io.plumbline.datastore.measurement.FieldFigure;
import io.plumbline.datastore.measurement.FieldKeys;
import io.plumbline.datastore.measurement.FieldSummary;
import io.plumbline.datastore.measurement.Measurements;
import io.plumbline.datastore.measurement.StoredCheck;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.CheckId;
import io.plumbline.events.model.FieldProfile;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

/** Field profiles in {@code field_profiles}, inferred checks in {@code inferred_checks}, what lists show beside them; all found by their ids. */
final class MongoMeasurements extends MongoStaged implements Measurements {

    private static final int FIELDS = 0;
    private static final int CHECKS = 1;
    private static final int SUMMARIES = 2;
    private static final int FIGURES = 3;
    private static final String KEYS = "keys";
    private static final int IDS_PER_QUERY = 500;

    private static final int FIELDS_AT_A_TIME = 100;

    private final ShownFields shown;

    MongoMeasurements(MongoParts parts) {
        super(parts, "field_profiles", "inferred_checks", "field_summaries", "field_figures");
        shown = new ShownFields(collection(SUMMARIES), collection(FIGURES));
    }

    @Override
    public void forget(String key) {
        super.forget(key);
        shown.forget(key);
    }

    @Override
    public void stage(String key, int chunk, List<FieldProfile> fields, List<StoredCheck> checks) {
        put(FIELDS, key, fields.stream().map(f -> field(key, f)).toList());
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            documents.add(parts.mapper().toDocument(checks.get(i)).append("_id", checkId(key, chunk, i)));
        }
        put(CHECKS, key, documents);
        if (!fields.isEmpty()) {
            put(SUMMARIES, key, List.of(ShownFields.summaries(key, chunk, fields)));
            put(FIGURES, key, List.of(ShownFields.figures(key, chunk, fields)));
        }
        shown.forget(key);
    }

    @Override
    public List<FieldSummary> summaries(StoredProfile profile) {
        return shown.summaries(profile, () -> summarized(profile));
    }

    @Override
    public Map<String, List<FieldFigure>> figures(Collection<StoredProfile> profiles) {
        return shown.figures(profiles);
    }

    @Override
    public Map<String, List<FieldProfile>> fields(Map<String, Set<Integer>> ordinals) {
        List<String> ids = new ArrayList<>();
        ordinals.forEach((key, of) -> of.forEach(i -> ids.add(fieldId(key, i))));
        Map<String, List<FieldProfile>> found = new HashMap<>();
        for (Document document : byIds(FIELDS, ids)) {
            found.computeIfAbsent(document.getString(KEY), k -> new ArrayList<>())
                    .add(parts.mapper().fromDocument(document.get("profile", Document.class), FieldProfile.class));
        }
        return found;
    }

    /** Of a profile that an older release has stored. */
    private List<FieldSummary> summarized(StoredProfile profile) {
        List<FieldSummary> found = new ArrayList<>();
        for (int i = 0; i < profile.fields(); i += FIELDS_AT_A_TIME) {
            fields(profile.key(), i, Math.min(i + FIELDS_AT_A_TIME, profile.fields())).stream()
                    .map(FieldSummary::of)
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    private Document field(String key, FieldProfile field) {
        Document document = new Document("_id", fieldId(key, field.ordinal()))
                .append("profile", parts.mapper().toDocument(field));
        FieldKeys.of(field)
                .ifPresent(keys -> document.append(KEYS, parts.mapper().toDocument(keys)));
        return document;
    }

    @Override
    public List<FieldKeys> keys(StoredProfile profile) {
        return StoreCalls.read(() -> StoreCalls.inBatches(
                        collection(FIELDS).find(and(eq(KEY, profile.key()), exists(KEYS))))
                .projection(include(KEYS))
                .sort(ascending("_id"))
                .map(d -> parts.mapper().fromDocument(d.get(KEYS, Document.class), FieldKeys.class))
                .into(new ArrayList<>()));
    }

    @Override
    public List<FieldProfile> fields(String key, int fromOrdinal, int toOrdinal) {
        List<String> ids = IntStream.range(fromOrdinal, toOrdinal)
                .mapToObj(i -> fieldId(key, i))
                .toList();
        List<FieldProfile> found = new ArrayList<>();
        for (Document document : byIds(FIELDS, ids)) {
            found.add(parts.mapper().fromDocument(document.get("profile", Document.class), FieldProfile.class));
        }
        found.sort(Comparator.comparingInt(FieldProfile::ordinal));
        return found;
    }

    @Override
    public List<FieldProfile> fields(String key, Set<Integer> ordinals) {
        List<String> ids = ordinals.stream().map(i -> fieldId(key, i)).toList();
        return byIds(FIELDS, ids).stream()
                .map(d -> parts.mapper().fromDocument(d.get("profile", Document.class), FieldProfile.class))
                .toList();
    }

    @Override
    public List<String> paths(StoredProfile profile) {
        List<String> ids = IntStream.range(0, profile.fields())
                .mapToObj(i -> fieldId(profile.key(), i))
                .toList();
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < ids.size(); i += IDS_PER_QUERY) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + IDS_PER_QUERY));
            StoreCalls.read(() -> collection(FIELDS)
                            .find(in("_id", some))
                            .projection(include("profile.path"))
                            .into(new ArrayList<>()))
                    .forEach(d -> found.put(
                            d.getString("_id"), d.get("profile", Document.class).getString("path")));
        }
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    @Override
    public List<StoredCheck> checks(StoredProfile profile) {
        List<String> ids = new ArrayList<>();
        for (int chunk = 0; chunk < profile.checksPerChunk().size(); chunk++) {
            for (int i = 0; i < profile.checksPerChunk().get(chunk); i++) {
                ids.add(checkId(profile.key(), chunk, i));
            }
        }
        Map<String, StoredCheck> found = new LinkedHashMap<>();
        for (Document document : byIds(CHECKS, ids)) {
            found.put(document.getString("_id"), parts.mapper().fromDocument(document, StoredCheck.class));
        }
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    @Override
    public List<StoredCheck> named(CheckId id) {
        return StoreCalls.read(() -> collection(CHECKS)
                .find(eq("checkId", id.value()))
                .map(d -> parts.mapper().fromDocument(d, StoredCheck.class))
                .into(new ArrayList<>()));
    }

    private List<Document> byIds(int index, List<String> ids) {
        List<Document> found = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += IDS_PER_QUERY) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + IDS_PER_QUERY));
            StoreCalls.read(() -> collection(index).find(in("_id", some)).into(found));
        }
        return found;
    }

    private static String fieldId(String key, int ordinal) {
        return String.format(Locale.ROOT, "%s/%05d", key, ordinal);
    }

    private static String checkId(String key, int chunk, int index) {
        return String.format(Locale.ROOT, "%s/%05d-%05d", key, chunk, index);
    }
}
