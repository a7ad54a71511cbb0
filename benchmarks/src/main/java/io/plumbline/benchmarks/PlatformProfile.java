package io.plumbline.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Times a running Plumbline on this machine from the registration of a datastore of files to its readable profile: one CSV file of
 * 34,000 rows, {@value #ROUNDS} times, and then many small ones, a container each.
 *
 * <p>Usage: {@code PlatformProfile BASE_URI TOKEN ROOT DIRECTORY [TABLES]}, where ROOT is the name under which the platform was given
 * the DIRECTORY ({@code ./run serve --root bench=DIRECTORY}). Writes what it needs there; the datastores stay.
 */
public final class PlatformProfile {

    private static final int ROUNDS = 7;
    private static final int SMALL_ROWS = 34_000;
    private static final int TABLE_ROWS = 100;
    private static final int MAX_TABLES = 5_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String token;
    private final String root;
    private final String mark = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private PlatformProfile(URI base, String token, String root) {
        this.base = base;
        this.token = token;
        this.root = root;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 4) {
            System.err.println("usage: PlatformProfile BASE_URI TOKEN ROOT DIRECTORY [TABLES]");
            System.exit(2);
        }
        URI base = URI.create(arguments[0]);
        if (!InetAddress.getByName(base.getHost()).isLoopbackAddress()) {
            System.err.println("base: " + base + " (expected: a loopback address)");
            System.exit(2);
        }
        Path directory = Path.of(arguments[3]);
        int tables = Math.min(MAX_TABLES, arguments.length > 4 ? Integer.parseInt(arguments[4]) : 2_000);
        PlatformProfile benchmark = new PlatformProfile(base, arguments[1], arguments[2]);
        benchmark.one(directory);
        benchmark.many(directory, tables);
    }

    private void one(Path directory) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(directory.resolve("one-" + mark));
        write(folder.resolve("orders.csv"), SMALL_ROWS, 1);
        double[] seconds = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            String datastore = register("one " + mark + " " + (round + 1), folder);
            awaitRows(datastore, SMALL_ROWS);
            double took = (System.nanoTime() - begin) / 1e9;
            if (round >= 0) {
                seconds[round] = took;
            }
        }
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%,d rows of CSV from registration to profile: median %.2f s, min %.2f s, max %.2f s of %d, after one to warm up%n",
                SMALL_ROWS,
                seconds[ROUNDS / 2],
                seconds[0],
                seconds[ROUNDS - 1],
                ROUNDS);
    }

    private void many(Path directory, int tables) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(directory.resolve("many-" + mark));
        for (int i = 0; i < tables; i++) {
            write(folder.resolve(word(i) + ".csv"), TABLE_ROWS, i);
        }
        String datastore = register("many " + mark, folder);
        JsonNode profile = awaitProfile(datastore);
        double seconds = Duration.between(
                                java.time.Instant.parse(
                                        profile.path("createdAt").asString()),
                                java.time.Instant.parse(
                                        profile.path("finishedAt").asString()))
                        .toMillis()
                / 1e3;
        System.out.printf(
                Locale.ROOT,
                "%,d tables of %d rows: %s, %s tables, %.1f s from order to end, %.3f s each%n",
                tables,
                TABLE_ROWS,
                profile.path("status").asString(),
                profile.at("/progress/itemsDone").asString(),
                seconds,
                seconds / tables);
    }

    private String register(String name, Path folder) throws IOException, InterruptedException {
        JsonNode answer = send(request("/api/v1/datastores")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of(
                        "name",
                        name,
                        "connector",
                        "local-files",
                        "profileAfterCatalog",
                        true,
                        "properties",
                        Map.of("root", root, "path", folder.getFileName().toString())))))
                .build());
        return answer.path("datastoreId").asString();
    }

    /** Until the profile of the datastore's one container can be read. */
    private void awaitRows(String datastore, long rows) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode profile =
                    find("/api/v1/datastores/" + datastore + "/containers").at("/items/0/profile");
            if (profile.path("rows").asLong(0) == rows) {
                return;
            }
            Thread.sleep(20);
        }
        throw new IOException(datastore + ": no profile within " + PATIENCE);
    }

    private JsonNode awaitProfile(String datastore) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            for (JsonNode operation :
                    find("/api/v1/operations?datastore=" + datastore).path("items")) {
                if (operation.path("type").asString().equals("PROFILE") && operation.has("finishedAt")) {
                    return operation;
                }
            }
            Thread.sleep(200);
        }
        throw new IOException(datastore + ": no end of its profile within " + PATIENCE);
    }

    /** An answer, or nothing while the thing isn't there yet. */
    private JsonNode find(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 404 ? JSON.createObjectNode() : read(response);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        return read(http.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    private static JsonNode read(HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 300) {
            throw new IOException(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    /** Of letters alone, so that no files are taken for the parts of one container. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder("t");
        for (int i = 0, rest = number; i < 4; i++, rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    private static void write(Path file, int rows, long seed) throws IOException {
        List<String> states = List.of("new", "paid", "sent", "returned");
        Random random = new Random(seed);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,customer,state,amount,weight,ordered,sent_at,email,note,express\n");
            for (int i = 0; i < rows; i++) {
                int customer = random.nextInt(5_000);
                out.write(String.format(
                        Locale.ROOT,
                        "%d,%d,%s,%.2f,%.4f,2025-%02d-%02d,2026-01-%02dT%02d:15:00,user%d@shop.example.com,%s,%b%n",
                        i,
                        customer,
                        states.get(random.nextInt(states.size())),
                        random.nextDouble() * 900,
                        random.nextGaussian() * 3 + 20,
                        1 + random.nextInt(12),
                        1 + random.nextInt(28),
                        1 + random.nextInt(28),
                        random.nextInt(24),
                        customer,
                        random.nextInt(3) == 0 ? "" : "left at door " + random.nextInt(40),
                        random.nextBoolean()));
            }
        }
    }
}
