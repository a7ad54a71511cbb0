package io.plumbline.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** SIGKILLs a store process under load and compares what it acknowledged with what the next process finds. */
class KillCampaignTest {
    private static final Logger log = LoggerFactory.getLogger(KillCampaignTest.class);
    private static final int KILLS = 8;
    private static final int WRITERS = 12;
    private static final long SEED = 20_261_123L;

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);
    /** By document id: the highest counter whose update was acknowledged. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    @Test
    void noAcknowledgedWrite_isLostByAKill() throws Exception {
        Findings findings = campaign(KILLS, Map.of());
        log.info("Kill campaign, seed {}: {} kills, {}", SEED, KILLS, findings);
        assertThat(findings.acknowledged()).isGreaterThan(KILLS * 50);
        assertThat(findings.lost()).as("acknowledged inserts that are gone").isZero();
        assertThat(findings.stale()).as("acknowledged updates that are undone").isZero();
        assertThat(findings.indexMismatches())
                .as("documents that the unique index does not find")
                .isZero();
    }

    @Test
    void acknowledgingBeforeTheCommit_losesWrites_soTheCampaignWouldNotice() throws Exception {
        Findings findings = campaign(3, Map.of(CommitPolicy.VARIABLE, CommitPolicy.SABOTAGE));
        log.info("Sabotaged campaign, seed {}: 3 kills, {}", SEED, findings);
        assertThat(findings.lost() + findings.stale()).isPositive();
    }

    private record Findings(int acknowledged, int lost, int stale, int indexMismatches) {}

    private Findings campaign(int kills, Map<String, String> environment) throws Exception {
        for (int kill = 0; kill < kills; kill++) {
            StoreChild child = StoreChild.start(directory, environment);
            writeUntilKilled(child, kill);
        }
        try (EmbeddedStore store = EmbeddedStore.start(directory, 0, Durability.COMMIT, CommitPolicy.COMMIT_FIRST);
                MongoClient client = MongoClients.create(store.connectionString())) {
            return compare(documents(client));
        }
    }

    private void writeUntilKilled(StoreChild child, int round) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try (MongoClient client = MongoClients.create(child.uri + "/?serverSelectionTimeoutMS=2000")) {
            documents(client).createIndex(new Document("name", 1), new IndexOptions().unique(true));
            for (int w = 0; w < WRITERS; w++) {
                String prefix = round + "-" + w + "-";
                writers.submit(() -> writeUntilItFails(documents(client), prefix));
            }
            int enough = acknowledged.size() + 50 + random.nextInt(200);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> acknowledged.size() >= enough);
            child.kill();
            writers.shutdown();
            assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            writers.shutdownNow();
            child.kill();
        }
    }

    private void writeUntilItFails(MongoCollection<Document> documents, String prefix) {
        try {
            for (int i = 0; ; i++) {
                String id = prefix + i;
                documents.insertOne(
                        new Document("_id", id).append("name", "name of " + id).append("n", 0));
                acknowledged.put(id, 0);
                documents.updateOne(Filters.eq("_id", id), Updates.set("n", 1));
                acknowledged.put(id, 1);
            }
        } catch (MongoException e) {
            log.debug("Killed", e);
        }
    }

    private Findings compare(MongoCollection<Document> documents) {
        Map<String, Integer> found = new HashMap<>();
        for (Document document : documents.find()) {
            found.put(document.getString("_id"), document.getInteger("n"));
        }
        int lost = 0;
        int stale = 0;
        int unindexed = 0;
        for (Map.Entry<String, Integer> entry : acknowledged.entrySet()) {
            Integer stored = found.get(entry.getKey());
            if (stored == null) {
                lost++;
            } else if (stored < entry.getValue()) {
                stale++;
            }
        }
        for (String id : found.keySet()) {
            Document byName =
                    documents.find(Filters.eq("name", "name of " + id)).first();
            if (byName == null || !id.equals(byName.getString("_id"))) {
                unindexed++;
            }
        }
        return new Findings(acknowledged.size(), lost, stale, unindexed);
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("campaign").getCollection("documents");
    }

    /** A store in a JVM of its own. */
    private record StoreChild(Process process, String uri) {
        static StoreChild start(Path directory, Map<String, String> environment) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    StoreProcess.class.getName(),
                    directory.toString(),
                    "0"));
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("READY ")) {
                    return new StoreChild(process, line.substring("READY ".length()));
                }
                said.append(line).append('\n');
            }
            throw new IllegalStateException("the store process ended: " + said);
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
