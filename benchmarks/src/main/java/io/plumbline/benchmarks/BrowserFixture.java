package io.plumbline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What {@link BrowserSpeed} looks at; what is there from an earlier run is used again. */
final class BrowserFixture {
    static final int DATASTORES = 1_000;
    static final int CONTAINERS = 30_000;
    static final int FIELDS = 5_000;

    /** Enough for checks to be proposed. */
    private static final int ROWS = 100;

    private final RunningPlatform platform;
    private final Path directory;

    BrowserFixture(RunningPlatform platform, Path directory) {
        this.platform = platform;
        this.directory = directory;
    }

    /** The datastore with one container of many fields, profiled. */
    String wide() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(directory.resolve("ui-wide"));
        String header = IntStream.range(0, FIELDS).mapToObj(i -> "field_" + i).collect(Collectors.joining(","));
        List<String> lines = new ArrayList<>(List.of(header));
        for (int row = 0; row < ROWS; row++) {
            lines.add(IntStream.range(row, row + FIELDS)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(",")));
        }
        Files.write(folder.resolve("wide.csv"), lines);
        return existing("ui wide", folder, Map.of("profileAfterCatalog", true), "PROFILE");
    }

    /** The datastore of many containers. */
    String many() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(directory.resolve("ui-many"));
        for (int i = 0; i < CONTAINERS; i++) {
            Path file = folder.resolve(letters(i) + ".csv");
            if (!Files.exists(file)) {
                Files.writeString(file, "id,name\n1,one\n");
            }
        }
        return existing("ui many", folder, Map.of(), "CATALOG");
    }

    void manyDatastores() throws IOException, InterruptedException {
        int there = platform.find("/api/v1/datastores?size=1").path("total").asInt();
        Path folder = Files.createDirectories(directory.resolve("ui-none"));
        for (int i = there; i < DATASTORES; i++) {
            platform.register("ui datastore " + i, folder, Map.of("initiateCatalog", false));
        }
    }

    private String existing(String name, Path folder, Map<String, Object> more, String until)
            throws IOException, InterruptedException {
        for (var datastore : platform.find("/api/v1/datastores?search=" + name.replace(" ", "%20"))
                .path("items")) {
            if (datastore.path("name").asString().equals(name)) {
                String id = datastore.path("id").asString();
                platform.awaitEnd(id, until);
                return id;
            }
        }
        String datastore = platform.register(name, folder, more);
        platform.awaitEnd(datastore, until);
        return datastore;
    }

    /** Of letters alone, so that no files are taken for the parts of one container. */
    private static String letters(int number) {
        StringBuilder word = new StringBuilder("t");
        for (int i = 0, rest = number; i < 4; i++, rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }
}
