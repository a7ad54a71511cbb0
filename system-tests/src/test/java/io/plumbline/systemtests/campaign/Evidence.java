package io.plumbline.systemtests.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.campaign.Ledger.Accepted;
import io.plumbline.systemtests.campaign.Ledger.Kind;
import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

/**
 * What an auditor looks at, gathered from outside once all is quiet: the API, the public events, the dead letters, and the
 * documents of the store, in which unpublished events would be left.
 *
 * @param accepted what was promised
 * @param mayBeCancelled operations of which a cancel got no answer that decides
 * @param operations by id, as the API shows them
 * @param datastores by id, as the API shows them
 * @param visibleProfiles by container id: the operation whose results are visible
 * @param lineage by run of OpenLineage: the states that were told; empty if the platform tells none
 * @param unpublished documents with events that wait for publication
 */
record Evidence(
        List<Accepted> accepted,
        Set<String> mayBeCancelled,
        Map<String, JsonNode> operations,
        Map<String, JsonNode> datastores,
        Map<String, String> visibleProfiles,
        List<Expected> expected,
        List<Facts.Seen> facts,
        Map<String, Set<String>> lineage,
        List<String> deadLetters,
        List<String> unpublished,
        List<String> surprises) {

    private static final String DATABASE = "plumbline";

    /** Results that are found, beside those of a run without faults over the same files; both by container. */
    record Expected(String datastore, Map<String, String> calm, Map<String, String> found) {}

    /**
     * Asks everybody.
     *
     * @param calm by variant: results of a run without faults
     * @param base by variant: further datastores that must have come to the same results
     */
    static Evidence gather(
            EmbeddedDefault platform,
            Ledger ledger,
            Map<Integer, Map<String, String>> calm,
            Map<Integer, String> base,
            List<String> surprises) {
        Api api = platform.api();
        Map<String, JsonNode> operations = byId(api.all("/api/v1/operations"));
        Map<String, JsonNode> datastores = byId(api.all("/api/v1/datastores"));
        List<Expected> expected = new ArrayList<>();
        base.forEach((variant, id) -> expected.add(expectation(api, id, calm.get(variant))));
        ledger.of(Kind.REGISTER).stream()
                .filter(promise -> datastores.containsKey(promise.datastoreId()))
                .forEach(promise -> expected.add(expectation(api, promise.datastoreId(), calm.get(promise.variant()))));
        Map<String, String> visible = new TreeMap<>();
        base.values()
                .forEach(id -> api.all("/api/v1/datastores/" + id + "/containers")
                        .forEach(container -> visible.put(
                                container.path("id").asString(),
                                container.path("profile").path("operationId").asString(""))));
        return new Evidence(
                ledger.all(),
                ledger.mayBeCancelled(),
                operations,
                datastores,
                visible,
                expected,
                Facts.all(broker(platform)),
                LineageTopic.told(broker(platform)),
                Facts.deadLetters(broker(platform)),
                unpublished(platform),
                surprises);
    }

    /** The address of the platform's broker, as it remembers it in its data directory. */
    static String broker(EmbeddedDefault platform) {
        return "127.0.0.1:" + remembered(platform, "broker.port");
    }

    private static List<String> unpublished(EmbeddedDefault platform) {
        List<String> owners = new ArrayList<>();
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + remembered(platform, "store.port"))) {
            MongoDatabase database = client.getDatabase(DATABASE);
            for (String collection : database.listCollectionNames()) {
                for (Document document : database.getCollection(collection).find()) {
                    List<?> pending = document.get("pendingEvents", List.of());
                    if (!pending.isEmpty()) {
                        owners.add(collection + "/" + document.get("_id") + " (" + pending.size() + ")");
                    }
                }
            }
        }
        return owners;
    }

    private static Expected expectation(Api api, String datastore, Map<String, String> calm) {
        return new Expected(datastore, calm, Results.of(api, datastore));
    }

    private static Map<String, JsonNode> byId(List<JsonNode> views) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        views.forEach(view -> byId.put(view.path("id").asString(), view));
        return byId;
    }

    private static String remembered(EmbeddedDefault platform, String fileName) {
        try (Stream<Path> files = Files.walk(platform.dataDirectory())) {
            Path file =
                    files.filter(path -> path.endsWith(fileName)).findFirst().orElseThrow();
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
