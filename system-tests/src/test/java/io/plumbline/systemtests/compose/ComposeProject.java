package io.plumbline.systemtests.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.systemtests.deployment.ProjectFiles;
import io.plumbline.systemtests.deployment.YamlFiles;
import io.plumbline.systemtests.platform.Api;
import io.plumbline.testkit.FreshNames;
import io.plumbline.testkit.Ports;

/**
 * The project's own docker-compose.yml under a project name, image names, secrets and a port of its own, so that it meets nothing else that
 * runs on the engine. Closing takes containers, networks, volumes and the built images away.
 */
final class ComposeProject implements AutoCloseable {

    /** Names one more compose file, read last: for a machine that has stand-ins for the servers' images. */
    static final String OVERRIDE = "PLUMBLINE_TEST_COMPOSE_OVERRIDE";

    private static final String FILE = "docker-compose.yml";
    private static final Duration BUILD = Duration.ofMinutes(15);
    private static final Duration UP = Duration.ofMinutes(10);
    private static final Duration DOWN = Duration.ofMinutes(3);
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final int LOG_LINES = 40;
    private static final Pattern BASE_IMAGE = Pattern.compile("(?m)^ARG (?:JDK|JRE)=(\\S+)$");
    private static final Pattern TOKEN = Pattern.compile("admin token .*: (\\S+)");

    private final String name = FreshNames.of("plumbline-up");
    private final int port = Ports.free();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> files = new ArrayList<>();
    private final String token;

    /**
     * Makes the secrets; starts nothing.
     *
     * @param directory an empty one for the secrets and the image names
     * @param sources what the root {@code data} shows
     */
    ComposeProject(Path directory, Path sources) {
        Path secrets = directory.resolve("secrets");
        DockerEngine.Ended made = DockerEngine.run(
                SHORT, Map.of(), "sh", ProjectFiles.path("docker/secrets.sh").toString(), secrets.toString());
        Matcher printed = TOKEN.matcher(made.text());
        if (!made.well() || !printed.find()) {
            throw new AssertionError("docker/secrets.sh: " + made.text());
        }
        token = printed.group(1);
        environment.put("PLUMBLINE_SECRETS", secrets.toString());
        environment.put("PLUMBLINE_SOURCES", sources.toString());
        environment.put("PLUMBLINE_PORT", Integer.toString(port));
        files.addAll(List.of(ProjectFiles.path(FILE).toString(), imageNames(directory)));
        override().ifPresent(files::add);
    }

    /** Why the images can't be built or had here; empty if they can. What an override names is taken to be there. */
    static Optional<String> missing() {
        for (String service : ownServices()) {
            List<String> jars = ProjectFiles.path(service + "/target").toFile().isDirectory()
                    ? ProjectFiles.names(service + "/target", "-exec.jar")
                    : List.of();
            if (jars.size() != 1) {
                return Optional.of(service + "/target: " + jars.size()
                        + " executable jars (expected: the one that ./mvnw package makes)");
            }
        }
        return override().isPresent() ? Optional.empty() : DockerEngine.unavailable(foreignImages());
    }

    /** Builds the four images. */
    void build() {
        must(BUILD, "build", "--quiet");
    }

    /** Starts what isn't running; returns once every container is healthy. */
    void up(int profileWorkers) {
        must(
                UP,
                "up",
                "--detach",
                "--no-build",
                "--scale",
                "profile-worker=" + profileWorkers,
                "--wait",
                "--wait-timeout",
                Long.toString(UP.toSeconds() - SHORT.toSeconds()));
    }

    /** Stops every container, within the grace that the compose file gives it. */
    void stop() {
        must(DOWN, "stop");
    }

    /** What the engine says of the containers of a service, running or not. */
    List<JsonNode> containers(String service) {
        String[] ids = must(SHORT, "ps", "--all", "--quiet", service).strip().split("\\s+", -1);
        List<String> command = new ArrayList<>(List.of("docker", "inspect"));
        command.addAll(List.of(ids));
        DockerEngine.Ended ended = DockerEngine.run(SHORT, Map.of(), command.toArray(String[]::new));
        if (!ended.well()) {
            throw new AssertionError(service + ": " + ended.text());
        }
        return StreamSupport.stream(JsonMapper.shared().readTree(ended.text()).spliterator(), false)
                .toList();
    }

    /** All services of the compose file. */
    static List<String> services() {
        return List.copyOf(YamlFiles.document(FILE).path("services").propertyNames());
    }

    /** Those that are built here. */
    static List<String> ownServices() {
        JsonNode services = YamlFiles.document(FILE).path("services");
        return services.propertyNames().stream()
                .filter(name -> services.path(name).has("build"))
                .toList();
    }

    /** Runs a command of the shell inside a container, as its user. */
    DockerEngine.Ended inside(JsonNode container, String command) {
        return DockerEngine.run(
                SHORT, Map.of(), "docker", "exec", container.path("Id").asString(), "sh", "-c", command);
    }

    int port() {
        return port;
    }

    Api api() {
        return new Api(URI.create("http://127.0.0.1:" + port), token);
    }

    @Override
    public void close() {
        DockerEngine.Ended down = compose(DOWN, "down", "--volumes", "--remove-orphans");
        for (String service : ownServices()) {
            DockerEngine.run(SHORT, Map.of(), "docker", "image", "rm", "--force", image(service));
        }
        if (!down.well()) {
            throw new AssertionError("docker compose down: " + down.text());
        }
    }

    private String must(Duration atMost, String... arguments) {
        DockerEngine.Ended ended = compose(atMost, arguments);
        if (!ended.well()) {
            throw new AssertionError("docker compose " + String.join(" ", arguments) + ":\n" + ended.text() + "\n"
                    + compose(SHORT, "ps", "--all").text()
                    + compose(SHORT, "logs", "--no-color", "--tail", Integer.toString(LOG_LINES))
                            .text());
        }
        return ended.text();
    }

    private DockerEngine.Ended compose(Duration atMost, String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker", "compose", "--project-name", name));
        files.forEach(file -> command.addAll(List.of("--file", file)));
        command.addAll(List.of(arguments));
        return DockerEngine.run(atMost, environment, command.toArray(String[]::new));
    }

    private String imageNames(Path directory) {
        String text = ownServices().stream()
                .map(service -> "  " + service + ":\n    image: " + image(service) + "\n")
                .collect(Collectors.joining("", "services:\n", ""));
        try {
            return Files.writeString(directory.resolve("images.yml"), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String image(String service) {
        return name + "/" + service + ":test";
    }

    private static List<String> foreignImages() {
        List<String> images = new ArrayList<>();
        BASE_IMAGE.matcher(ProjectFiles.text("Dockerfile")).results().forEach(match -> images.add(match.group(1)));
        YamlFiles.document(FILE).path("services").forEach(service -> {
            if (!service.has("build")) {
                images.add(service.path("image").asString());
            }
        });
        return images;
    }

    private static Optional<String> override() {
        return Optional.ofNullable(System.getenv(OVERRIDE)).filter(path -> !path.isBlank());
    }
}
