package io.plumbline.systemtests.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import io.plumbline.systemtests.platform.Api;
import io.plumbline.systemtests.platform.EmbeddedDefault;

import static org.assertj.core.api.Assertions.assertThat;

/** A catalogued datastore over files that a test has written itself, there as long as the test needs it. */
final class OwnFiles implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Stage stage;
    private final Path folder;
    private final String name;
    private final String datastoreId;

    private OwnFiles(Stage stage, Path folder, String name, String datastoreId) {
        this.stage = stage;
        this.folder = folder;
        this.name = name;
        this.datastoreId = datastoreId;
    }

    /** @param files contents by name */
    static OwnFiles of(Stage stage, Map<String, String> files) throws IOException {
        Path folder = EmbeddedDefault.scratch().resolve(Stage.folderOf());
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        String name = "own " + System.nanoTime();
        Api.Registered registered =
                stage.api().registerFiles(name, "scratch", folder.getFileName().toString(), false);
        JsonNode catalog = stage.api().awaitEnd(registered.operationId(), PATIENCE);
        assertThat(catalog.path("status").asString()).as(catalog.toString()).isEqualTo("SUCCEEDED");
        return new OwnFiles(stage, folder, name, registered.datastoreId());
    }

    String name() {
        return name;
    }

    String datastoreId() {
        return datastoreId;
    }

    Path file(String file) {
        return folder.resolve(file);
    }

    JsonNode container(String file) {
        return stage.api().container(datastoreId, file);
    }

    String containerId(String file) {
        return container(file).path("id").asString();
    }

    List<String> fields(String file) {
        return stage.api().all("/api/v1/containers/" + containerId(file) + "/fields").stream()
                .map(field -> field.path("name").asString())
                .toList();
    }

    JsonNode catalog() {
        return run(Map.of("type", "CATALOG"));
    }

    /** @param options of the profile */
    JsonNode profile(Map<String, Object> options) {
        return run(Map.of("type", "PROFILE", "profile", options));
    }

    private JsonNode run(Map<String, Object> request) {
        JsonNode ended = stage.api().awaitEnd(stage.api().run(datastoreId, request), PATIENCE);
        assertThat(ended.path("status").asString()).as(ended.toString()).startsWith("SUCCEEDED");
        return ended;
    }

    @Override
    public void close() {
        stage.removeDatastores(name);
    }
}
