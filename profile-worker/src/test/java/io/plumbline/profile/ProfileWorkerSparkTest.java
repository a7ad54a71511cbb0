package io.plumbline.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import io.plumbline.api.work.ContainerTarget;
import io.plumbline.api.work.SourceConnection;
import io.plumbline.api.work.WorkAssignment;
import io.plumbline.api.work.WorkKind;
import io.plumbline.events.ContainerId;
import io.plumbline.events.Ids;
import io.plumbline.events.WorkId;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.ProfileSettings;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.WorkFinished;
import io.plumbline.testkit.Brokers;
import io.plumbline.worker.testing.FakeDatastoreService;
import io.plumbline.worker.testing.kafka.PublishedResults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ProfileWorkerSparkTest {

    private static final Ids IDS = Ids.secure();
    private static final Path SAMPLES =
            Path.of("../samples/data").toAbsolutePath().normalize();

    private static FakeDatastoreService service;
    private static PublishedResults results;
    private static ConfigurableApplicationContext worker;

    @BeforeAll
    static void start() {
        service = FakeDatastoreService.start();
        results = PublishedResults.from(Brokers.bootstrapServers());
        worker = ProfileWorkerApplication.builder()
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.kafka.bootstrap-servers=" + Brokers.bootstrapServers(),
                        "--plumbline.datastore-service-url=" + service.url(),
                        "--plumbline.service-token=" + FakeDatastoreService.TOKEN,
                        "--plumbline.files.roots=samples=" + SAMPLES,
                        "--plumbline.spark.master=local[2]",
                        "--plumbline.spark.shuffle-partitions=2",
                        "--plumbline.worker.heartbeat-interval=500ms");
    }

    @AfterAll
    static void stop() throws Exception {
        worker.close();
        results.close();
        service.close();
    }

    @Test
    void aRealCsvFile_isMeasuredAndItsChecksAreInferred() {
        WorkAssignment work = profileOf("birdstrikes.csv", Map.of("kind", "FILE", "path", "birdstrikes.csv"));
        service.offer(work);

        await().atMost(60, SECONDS).until(() -> !results.endsOf(work.workId()).isEmpty());
        assertThat(results.endsOf(work.workId())).singleElement().isInstanceOf(WorkFinished.class);
        WorkFinished finished = results.of(work.workId(), WorkFinished.class).get(0);
        assertThat(finished.summary().rows()).isEqualTo(10_000);
        List<FieldProfile> fields = fieldsOf(work.workId());
        assertThat(fields).hasSize(14);
        assertThat(metric(fields, "Cost Repair", "sum")).isEqualTo("36302865");
        assertThat(metric(fields, "Speed IAS in knots", "nullCount")).isEqualTo("2836");
        assertThat(metric(fields, "Flight Date", "max")).isEqualTo("2002-07-25");
    }

    private static String metric(List<FieldProfile> fields, String path, String name) {
        return fields.stream()
                .filter(f -> f.path().equals(path))
                .flatMap(f -> f.metrics().stream())
                .filter(m -> m.name().equals(name))
                .map(Metric::value)
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
    }

    private static List<FieldProfile> fieldsOf(WorkId workId) {
        return results.of(workId, FieldsProfiled.class).stream()
                .flatMap(chunk -> chunk.fields().stream())
                .toList();
    }

    private static WorkAssignment profileOf(String name, Map<String, String> locator) {
        return new WorkAssignment(
                IDS.work(),
                IDS.operation(),
                IDS.datastore(),
                WorkKind.PROFILE,
                1,
                1,
                30,
                new SourceConnection("local-files", Map.of("root", "samples"), Map.of()),
                new ContainerTarget(new ContainerId("ct_" + Ids.derivedTail(name)), name, locator, null),
                ProfileSettings.DEFAULT,
                "correlation-1",
                "ada");
    }
}
