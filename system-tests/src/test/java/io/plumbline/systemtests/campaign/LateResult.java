package io.plumbline.systemtests.campaign;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.JsonNode;

import io.plumbline.events.Envelope;
import io.plumbline.events.Ids;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.MetricKind;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.events.work.WorkResult;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.messaging.MessageHeaders;
import io.plumbline.messaging.crash.CrashPoints;
import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;
import io.plumbline.testkit.TemporaryDirectories;

import static org.awaitility.Awaitility.await;

/** A worker that was given up speaks again: its answer, of an older generation and wrong, comes while the item runs anew. */
public final class LateResult {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SETTINGS = "{\"plumbline.work.lease-seconds\":15,\"plumbline.work.backoff\":\"500ms\"}";

    private LateResult() {}

    /** Runs the scenario on a platform of its own with this environment, and audits it. */
    static List<Auditor.Violation> deliver(Map<String, String> environment) {
        try (EmbeddedDefault platform = EmbeddedDefault.fresh()) {
            Path root = TemporaryDirectories.create("late");
            CampaignFiles.write(root);
            platform.withRoot(CampaignFiles.ROOT_NAME, root).withEnvironment("SPRING_APPLICATION_JSON", SETTINGS);
            environment.forEach(platform::withEnvironment);
            // Each worker counts for itself. This one dies in its third profile, whose item then stays RUNNING until
            // its
            // lease is over: nobody works, nothing races.
            platform.withEnvironment(CrashPoints.VARIABLE, "work.running:3").start();
            Api api = platform.api();
            Map<String, String> calm = calm(api);
            Ledger ledger = new Ledger();
            Api.Registered late = api.acceptFiles("late", CampaignFiles.ROOT_NAME, CampaignFiles.folder(0));
            ledger.accepted(new Ledger.Accepted(
                    Ledger.Kind.REGISTER, "late", "late", late.datastoreId(), late.operationId(), 0));
            await().atMost(PATIENCE).until(() -> !platform.process().isAlive());
            platform.withoutEnvironment(CrashPoints.VARIABLE).start();

            JsonNode item = runningItem(platform.api(), late.datastoreId());
            publish(
                    Evidence.broker(platform),
                    wrongAnswer(
                            new WorkId(item.path("id").asString()),
                            item.path("generation").asLong() - 1));
            platform.api().awaitProfile(late.datastoreId(), PATIENCE);
            await().atMost(PATIENCE)
                    .until(() -> Facts.all(Evidence.broker(platform)).stream()
                            .anyMatch(seen -> seen.fact() instanceof io.plumbline.events.fact.ProfileCompleted completed
                                    && completed.datastoreId().value().equals(late.datastoreId())));
            return Auditor.audit(Evidence.gather(platform, ledger, Map.of(0, calm), Map.of(), List.of()));
        }
    }

    /** A field that isn't there with rows that aren't there, in one chunk. */
    public static List<WorkResult> wrongAnswer(WorkId work, long generation) {
        Metric count = new Metric("count", MetricKind.INTEGER, "999999", true, null, null, null, null);
        FieldProfile field = new FieldProfile(
                0, "invented", "string", "STRING", List.of(count), List.of(), List.of(), Map.of(), null);
        return List.of(
                new FieldsProfiled(work, generation, 0, List.of(field), List.of()),
                new WorkFinished(work, generation, 1, new WorkSummary(1, 1, 999_999, 1, 0), List.of()));
    }

    /** Publishes as a worker does. */
    public static void publish(String bootstrapServers, List<WorkResult> results) {
        MessageCodec codec = MessageCodec.standard();
        MessageHeaders headers =
                new MessageHeaders("/plumbline/profile-worker", Clock.systemUTC(), new Ids(new SecureRandom()));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (WorkResult result : results) {
                producer.send(codec.encode(new Envelope<>(headers.root(null), result)))
                        .get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> calm(Api api) {
        String id = api.registerFiles("calm", CampaignFiles.ROOT_NAME, CampaignFiles.folder(0), true)
                .datastoreId();
        api.awaitProfile(id, PATIENCE);
        api.awaitEnd(api.run(id, Map.of("type", "PROFILE")), PATIENCE);
        return Results.of(api, id);
    }

    private static JsonNode runningItem(Api api, String datastoreId) {
        return await().atMost(PATIENCE)
                .until(
                        () -> api.all("/api/v1/operations?datastore=" + datastoreId).stream()
                                .filter(operation ->
                                        operation.path("type").asString().equals("PROFILE"))
                                .flatMap(
                                        operation -> api
                                                .all("/api/v1/operations/"
                                                        + operation.path("id").asString() + "/items")
                                                .stream())
                                .filter(item -> item.path("status").asString().equals("RUNNING"))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
