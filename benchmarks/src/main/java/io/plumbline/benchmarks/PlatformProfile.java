package io.plumbline.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import tools.jackson.databind.JsonNode;

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
    private static final Map<String, Object> PROFILE_AFTER = Map.of("profileAfterCatalog", true);

    private final RunningPlatform platform;
    private final String mark = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    private PlatformProfile(RunningPlatform platform) {
        this.platform = platform;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 4) {
            System.err.println("usage: PlatformProfile BASE_URI TOKEN ROOT DIRECTORY [TABLES]");
            System.exit(2);
        }
        Path directory = Path.of(arguments[3]);
        int tables = Math.min(MAX_TABLES, arguments.length > 4 ? Integer.parseInt(arguments[4]) : 2_000);
        PlatformProfile benchmark = new PlatformProfile(RunningPlatform.at(arguments[0], arguments[1], arguments[2]));
        benchmark.one(directory);
        benchmark.many(directory, tables);
    }

    private void one(Path directory) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(directory.resolve("one-" + mark));
        write(folder.resolve("orders.csv"), SMALL_ROWS, 1);
        double[] seconds = new double[ROUNDS];
        for (int round = -1; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            String datastore = platform.register("one " + mark + " " + (round + 1), folder, PROFILE_AFTER);
            platform.awaitRows(datastore, SMALL_ROWS);
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
        String datastore = platform.register("many " + mark, folder, PROFILE_AFTER);
        JsonNode profile = platform.awaitEnd(datastore, "PROFILE");
        double seconds = Duration.between(
                                Instant.parse(profile.path("createdAt").asString()),
                                Instant.parse(profile.path("finishedAt").asString()))
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
