package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;

/** The embedded default with the sample data profiled, for all browser tests that leave both as they found them; and the browser. */
final class Stage {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Stage shared;
    private static Chromium chromium;

    private final EmbeddedDefault platform;
    private final String datastoreId;

    private Stage(EmbeddedDefault platform, String datastoreId) {
        this.platform = platform;
        this.datastoreId = datastoreId;
    }

    static synchronized Stage shared() {
        if (shared == null) {
            EmbeddedDefault platform = EmbeddedDefault.fresh()
                    .withRoot("scratch", EmbeddedDefault.scratch())
                    .start();
            Api.Registered samples = platform.api().registerFiles("Samples", "samples", "", true);
            JsonNode profile = platform.api().awaitProfile(samples.datastoreId(), PATIENCE);
            assertThat(profile.path("status").asString()).as(profile.toString()).startsWith("SUCCEEDED");
            shared = new Stage(platform, samples.datastoreId());
        }
        return shared;
    }

    /** One browser for all tests: each visitor has a context of its own. */
    static synchronized Chromium chromium() {
        if (chromium == null) {
            chromium = Chromium.start();
            Runtime.getRuntime().addShutdownHook(new Thread(chromium::close));
        }
        return chromium;
    }

    EmbeddedDefault platform() {
        return platform;
    }

    Api api() {
        return platform.api();
    }

    String datastoreId() {
        return datastoreId;
    }

    /** A folder under the root {@code scratch} that has these samples alone: quickly catalogued and profiled. */
    static String folderOf(String... samples) throws IOException {
        Path folder = Files.createTempDirectory(EmbeddedDefault.scratch(), "few");
        for (String sample : samples) {
            Files.copy(EmbeddedDefault.SAMPLES.resolve(sample), folder.resolve(sample));
        }
        return folder.getFileName().toString();
    }

    JsonNode container(String name) {
        return api().container(datastoreId, name);
    }

    Optional<JsonNode> datastoreNamed(String name) {
        return api().all("/api/v1/datastores").stream()
                .filter(datastore -> datastore.path("name").asString().equals(name))
                .findFirst();
    }

    /** What a test may have left behind when it failed. */
    void removeDatastores(String... names) {
        for (String name : names) {
            datastoreNamed(name)
                    .ifPresent(datastore -> api().send(
                                    "DELETE",
                                    "/api/v1/datastores/" + datastore.path("id").asString(),
                                    null,
                                    Map.of("Prefer", "wait=30")));
        }
    }

    /** The address of every kind of page, with what it shows. */
    List<PageAddress> pages() {
        String container = container("birdstrikes.csv").path("id").asString();
        String weather = container("seattle-weather.csv").path("id").asString();
        String check = api().all("/api/v1/checks?container=" + container)
                .get(0)
                .path("id")
                .asString();
        String compared = "/compare?a=%1$s&b=%1$s".formatted(weather);
        String operation = api().awaitProfile(datastoreId, PATIENCE).path("id").asString();
        return List.of(
                new PageAddress("datastores", "/datastores"),
                new PageAddress("datastores-table", "/datastores?view=table"),
                new PageAddress("add-datastore", "/datastores/new"),
                new PageAddress("datastore-overview", "/datastores/" + datastoreId),
                new PageAddress("datastore-containers", "/datastores/" + datastoreId + "/containers"),
                new PageAddress("datastore-activity", "/datastores/" + datastoreId + "/activity"),
                new PageAddress("datastore-checks", "/datastores/" + datastoreId + "/checks"),
                new PageAddress("datastore-relations", "/datastores/" + datastoreId + "/relations"),
                new PageAddress("datastore-settings", "/datastores/" + datastoreId + "/settings"),
                new PageAddress("container-fields", "/containers/" + container),
                new PageAddress("container-preview", "/containers/" + container + "/preview"),
                new PageAddress("container-profiles", "/containers/" + container + "/profiles"),
                new PageAddress("container-relations", "/containers/" + container + "/relations"),
                new PageAddress("container-checks", "/containers/" + container + "/checks"),
                new PageAddress("container-settings", "/containers/" + container + "/settings"),
                new PageAddress("field-text", "/containers/" + container + "/fields/Wildlife%20Size"),
                new PageAddress("field-number", "/containers/" + weather + "/fields/temp_max"),
                new PageAddress("field-trend", "/containers/" + weather + "/fields/temp_max?view=trend"),
                new PageAddress("field-date", "/containers/" + weather + "/fields/date"),
                new PageAddress("compare-fields", compared + "&aField=temp_max&bField=temp_min&show=all"),
                new PageAddress("compare-containers", compared),
                new PageAddress("checks", "/checks"),
                new PageAddress("new-check", "/checks/new?container=" + container),
                new PageAddress("check", "/checks/" + check),
                new PageAddress("activity", "/activity"),
                new PageAddress("operation", "/operations/" + operation),
                new PageAddress("explore", "/explore"),
                new PageAddress("connections", "/connections"),
                new PageAddress("new-connection", "/connections/new?connector=postgresql"),
                new PageAddress("settings", "/settings"));
    }

    /** A page by the name of its picture. */
    record PageAddress(String name, String path) {
        @Override
        public String toString() {
            return name;
        }
    }
}
