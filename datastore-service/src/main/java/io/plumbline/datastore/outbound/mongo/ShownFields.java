package io.plumbline.datastore.outbound.mongo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.datastore.measurement.FieldFigure;
import io.plumbline.datastore.measurement.FieldSummary;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.model.FieldProfile;

import static com.mongodb.client.model.Filters.in;

/**
 * What lists show of fields, and by what they are searched: a document for each chunk of a profile, whose fields are one text, since
 * thousands of them are read at once. What was read is kept in memory, as it never changes while its profile is visible.
 */
final class ShownFields {

    /** Fields whose summaries are kept in memory: some 80 MB. */
    private static final long SUMMARIZED = 20_000;

    /** Fields whose figures are kept in memory: some 100 MB. */
    private static final long SEARCHED = 1_000_000;

    private static final int IDS_PER_QUERY = 500;
    private static final String FIELDS = "fields";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final MongoCollection<Document> summaries;
    private final MongoCollection<Document> figures;
    private final WeighedCache<List<FieldSummary>> summarized =
            new WeighedCache<>(SUMMARIZED, fields -> fields.size() + 1L);
    private final WeighedCache<List<FieldFigure>> searched = new WeighedCache<>(SEARCHED, fields -> fields.size() + 1L);

    ShownFields(MongoCollection<Document> summaries, MongoCollection<Document> figures) {
        this.summaries = summaries;
        this.figures = figures;
    }

    static Document summaries(String key, int chunk, List<FieldProfile> fields) {
        return document(key, chunk, fields.stream().map(FieldSummary::of).toList());
    }

    static Document figures(String key, int chunk, List<FieldProfile> fields) {
        return document(
                key,
                chunk,
                fields.stream().flatMap(f -> FieldFigure.of(f).stream()).toList());
    }

    /** By ordinal. @param otherwise if not all of them are stored */
    List<FieldSummary> summaries(StoredProfile profile, Supplier<List<FieldSummary>> otherwise) {
        return summarized.get(profile.key(), () -> {
            List<FieldSummary> found = new ArrayList<>();
            read(summaries, ids(profile).toList(), d -> found.addAll(read(d, FieldSummary[].class)));
            if (found.size() < profile.fields()) {
                return otherwise.get();
            }
            found.sort(Comparator.comparingInt(FieldSummary::ordinal));
            return List.copyOf(found);
        });
    }

    Map<String, List<FieldFigure>> figures(Collection<StoredProfile> profiles) {
        Map<String, List<FieldFigure>> known = new HashMap<>();
        List<StoredProfile> unknown = new ArrayList<>();
        for (StoredProfile profile : profiles) {
            List<FieldFigure> kept = searched.known(profile.key());
            if (kept == null) {
                unknown.add(profile);
            } else {
                known.put(profile.key(), kept);
            }
        }
        Map<String, List<FieldFigure>> found = new HashMap<>();
        read(
                figures,
                unknown.stream().flatMap(ShownFields::ids).toList(),
                d -> found.computeIfAbsent(d.getString(MongoStaged.KEY), k -> new ArrayList<>())
                        .addAll(read(d, FieldFigure[].class)));
        for (StoredProfile profile : unknown) {
            List<FieldFigure> fresh = List.copyOf(found.getOrDefault(profile.key(), List.of()));
            known.put(profile.key(), searched.get(profile.key(), () -> fresh));
        }
        return known;
    }

    void forget(String key) {
        summarized.forget(key);
        searched.forget(key);
    }

    private static Document document(String key, int chunk, List<?> fields) {
        return new Document("_id", id(key, chunk)).append(FIELDS, JSON.writeValueAsString(fields));
    }

    private static <T> List<T> read(Document chunk, Class<T[]> type) {
        return List.of(JSON.readValue(chunk.getString(FIELDS), type));
    }

    private static Stream<String> ids(StoredProfile profile) {
        return IntStream.range(0, profile.checksPerChunk().size()).mapToObj(i -> id(profile.key(), i));
    }

    private static String id(String key, int chunk) {
        return String.format(Locale.ROOT, "%s/%05d", key, chunk);
    }

    private static void read(MongoCollection<Document> from, List<String> ids, Consumer<Document> reader) {
        for (int i = 0; i < ids.size(); i += IDS_PER_QUERY) {
            List<String> some = ids.subList(i, Math.min(ids.size(), i + IDS_PER_QUERY));
            StoreCalls.read(() -> from.find(in("_id", some)).into(new ArrayList<>()))
                    .forEach(reader);
        }
    }
}
