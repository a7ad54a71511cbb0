package io.plumbline.systemtests.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.campaign.CampaignFiles;
import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The images as the Dockerfile builds them and the platform as docker-compose.yml starts it; skipped, with the reason, where that can't be. */
@ExtendWith(ComposeUpTest.UnlessMissing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComposeUpTest {

    private static final Logger log = LoggerFactory.getLogger(ComposeUpTest.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int FILES = 12;
    private static final int ROWS = 500;
    private static final String SAMPLE = "seattle-weather.csv";
    private static final int SAMPLE_ROWS = 1_461;
    /** 128 and the number of SIGTERM: what a JVM that was asked to end returns. */
    private static final int TERMINATED = 143;

    @TempDir
    static Path directory;

    private ComposeProject project;
    private Api api;
    private Api.Registered registered;

    @BeforeAll
    void up() throws IOException {
        project = new ComposeProject(directory, sources());
        project.build();
        project.up(2);
        api = project.api();
    }

    @AfterAll
    void down() {
        if (project != null) {
            project.close();
        }
    }

    @Test
    @Order(1)
    void files_areCatalogued_andProfiledByBothWorkers_withTheRightFigures() {
        registered = api.registerFiles("shop", "data", "", true);
        JsonNode catalog = api.awaitEnd(registered.operationId(), PATIENCE);
        assertThat(catalog.path("status").asString()).as(catalog.toString()).isEqualTo("SUCCEEDED");
        JsonNode profile = api.awaitProfile(registered.datastoreId(), PATIENCE);
        assertThat(profile.path("status").asString()).as(profile.toString()).isEqualTo("SUCCEEDED");

        assertThat(rows()).isEqualTo(expectedRows());
        Map<String, Long> shares = api
                .all("/api/v1/operations/" + profile.path("id").asString() + "/items")
                .stream()
                .collect(Collectors.groupingBy(
                        item -> item.path("worker").asString().replaceFirst(".*@(\\w+)-.*", "$1"),
                        Collectors.counting()));
        log.info("One profile of {} files, shared by the containers: {}", FILES + 1, shares);
        assertThat(shares)
                .containsOnlyKeys(project.containers("profile-worker").stream()
                        .map(container -> container.at("/Config/Hostname").asString())
                        .toList());
    }

    @Test
    @Order(2)
    void everyContainer_runsWithoutRootOrCapabilities_withinLimits_andOnlyTheGatewayIsPublished() {
        for (String service : ComposeProject.services()) {
            for (JsonNode container : project.containers(service)) {
                assertThat(project.inside(container, "id -u").text().strip())
                        .as(service)
                        .matches("[1-9][0-9]*");
                assertThat(project.inside(container, "grep CapEff /proc/self/status")
                                .text())
                        .as(service)
                        .contains("0000000000000000");
                JsonNode host = container.path("HostConfig");
                assertThat(host.path("PidsLimit").asInt()).as(service).isPositive();
                assertThat(host.path("Memory").asLong()).as(service).isPositive();
                JsonNode published = host.path("PortBindings");
                if (service.equals("gateway")) {
                    assertThat(published.at("/8080~1tcp/0/HostIp").asString()).isEqualTo("127.0.0.1");
                    assertThat(published.at("/8080~1tcp/0/HostPort").asInt()).isEqualTo(project.port());
                }
                assertThat(published.size()).as(service).isEqualTo(service.equals("gateway") ? 1 : 0);
            }
        }
    }

    @Test
    @Order(2)
    void servicesWrite_whereTheyMust_andNowhereElse() {
        for (String service : ComposeProject.ownServices()) {
            JsonNode container = project.containers(service).get(0);
            assertThat(project.inside(container, "touch /tmp/new /data/new && rm /tmp/new /data/new"))
                    .as(service)
                    .isEqualTo(new DockerEngine.Ended(0, ""));
            assertThat(project.inside(container, "touch /app/new").text())
                    .as(service)
                    .contains("Read-only file system");
        }
    }

    @Test
    @Order(3)
    void aKilledGateway_isStartedAgain() {
        project.inside(project.containers("gateway").get(0), "kill -9 -1");

        await().atMost(PATIENCE)
                .until(() -> project.containers("gateway")
                                .get(0)
                                .path("RestartCount")
                                .asInt()
                        == 1);
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(Api.UnreachableException.class)
                .until(() -> api.get("/api/v1/datastores").status() == 200);
    }

    @Test
    @Order(4)
    void stop_endsEveryProcessBySigterm_andWhatIsStartedAgain_hasItsData_andGoesOnWithItsWork() {
        String profile = api.run(registered.datastoreId(), Map.of("type", "PROFILE"));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> items(profile).stream()
                        .anyMatch(item -> item.path("status").asString().equals("RUNNING")));
        project.stop();
        for (String service : ComposeProject.services()) {
            for (JsonNode container : project.containers(service)) {
                assertThat(container.at("/State/Status").asString()).as(service).isEqualTo("exited");
                assertThat(container.at("/State/ExitCode").asInt()).as(service).isIn(0, TERMINATED);
            }
        }

        project.up(2);
        assertThat(rows()).isEqualTo(expectedRows());
        assertThat(api.awaitEnd(profile, PATIENCE).path("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(items(profile))
                .as("what was given back is no failed attempt")
                .allMatch(item -> item.path("attempt").asInt() == 1);
    }

    private List<JsonNode> items(String operation) {
        return api.all("/api/v1/operations/" + operation + "/items");
    }

    /** Readable by the containers' user, whoever runs this test. */
    private Path sources() throws IOException {
        Path sources = Files.createDirectory(directory.resolve("sources"));
        Files.copy(EmbeddedDefault.SAMPLES.resolve(SAMPLE), sources.resolve(SAMPLE));
        for (int file = 0; file < FILES; file++) {
            CampaignFiles.write(
                    sources.resolve(orders(file)),
                    CampaignFiles.orders(
                            RandomGeneratorFactory.of("L64X128MixRandom").create(file + 1L), ROWS + file));
        }
        try (var written = Files.list(sources)) {
            for (Path file : List.copyOf(written.toList())) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            }
        }
        return Files.setPosixFilePermissions(sources, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String orders(int file) {
        return "orders_of_" + (char) ('a' + file) + ".csv";
    }

    private Map<String, Long> rows() {
        return api.all("/api/v1/datastores/" + registered.datastoreId() + "/containers").stream()
                .collect(Collectors.toMap(
                        container -> container.path("name").asString(),
                        container -> container.path("profile").path("rows").asLong()));
    }

    private static Map<String, Long> expectedRows() {
        Map<String, Long> rows = new HashMap<>();
        rows.put(SAMPLE, (long) SAMPLE_ROWS);
        for (int file = 0; file < FILES; file++) {
            rows.put(orders(file), (long) ROWS + file);
        }
        return rows;
    }

    static final class UnlessMissing extends Unless {

        UnlessMissing() {
            super(() -> DockerEngine.missing().or(DockerEngine::missingCompose).or(ComposeProject::missing));
        }
    }
}
