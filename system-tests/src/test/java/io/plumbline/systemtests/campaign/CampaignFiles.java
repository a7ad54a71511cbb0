package io.plumbline.systemtests.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Small CSV files in a few variants, always the same: datastores of one variant must come to the same results. */
public final class CampaignFiles {

    public static final String ROOT_NAME = "campaign";
    static final int VARIANTS = 4;

    private CampaignFiles() {}

    /** Writes the folders {@code v0} and following. */
    static void write(Path root) {
        for (int variant = 0; variant < VARIANTS; variant++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(variant + 1L);
            Path folder = root.resolve(folder(variant));
            write(folder.resolve("orders.csv"), orders(random, 120 + 25 * variant));
            if (variant % 2 == 1) {
                write(folder.resolve("customers.csv"), customers(random, 110 + 10 * variant));
            }
        }
    }

    static String folder(int variant) {
        return "v" + variant;
    }

    /** Amounts, days, states with a gap now and then. */
    public static String orders(RandomGenerator random, int rows) {
        StringBuilder text = new StringBuilder("id,amount,ordered,state,note\n");
        for (int row = 1; row <= rows; row++) {
            text.append(row)
                    .append(',')
                    .append(random.nextInt(1, 100_000) / 100.0)
                    .append(",2025-0")
                    .append(random.nextInt(1, 10))
                    .append("-1")
                    .append(random.nextInt(10))
                    .append(',')
                    .append(random.nextBoolean() ? "open" : "paid")
                    .append(',')
                    .append(random.nextInt(5) == 0 ? "" : "note " + random.nextInt(1_000))
                    .append('\n');
        }
        return text.toString();
    }

    private static String customers(RandomGenerator random, int rows) {
        StringBuilder text = new StringBuilder("id,name,country,score\n");
        for (int row = 1; row <= rows; row++) {
            text.append(row)
                    .append(",name ")
                    .append(random.nextInt(500))
                    .append(',')
                    .append(random.nextBoolean() ? "CH" : "DE")
                    .append(',')
                    .append(random.nextInt(10) == 0 ? "" : Integer.toString(random.nextInt(100)))
                    .append('\n');
        }
        return text.toString();
    }

    /** Makes the folder if it isn't there. */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
