package io.plumbline.systemtests.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The project's files, wherever below its root the tests run. */
public final class ProjectFiles {

    private static final Path ROOT = findRoot();

    private ProjectFiles() {}

    public static Path path(String name) {
        return ROOT.resolve(name);
    }

    public static String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String name) {
        return JsonMapper.shared().readTree(text(name));
    }

    /** Names of the files of a directory that end like this, sorted; without its subdirectories. */
    public static List<String> names(String directory, String suffix) {
        try (Stream<Path> files = Files.list(path(directory))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path findRoot() {
        for (Path path = Path.of("").toAbsolutePath(); path != null; path = path.getParent()) {
            if (Files.exists(path.resolve("docker-compose.yml"))) {
                return path;
            }
        }
        throw new IllegalStateException(
                "working directory: outside of the project (expected: below docker-compose.yml)");
    }
}
