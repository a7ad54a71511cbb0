package io.plumbline.datastore.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.plumbline.datastore.Samples;
import io.plumbline.datastore.measurement.FieldKeys;
import io.plumbline.datastore.measurement.StoredProfile;
import io.plumbline.events.ContainerId;
import io.plumbline.events.Ids;
import io.plumbline.statistics.state.KeySample;

import static org.assertj.core.api.Assertions.assertThat;

class ForeignKeySearchTest {

    private static final Logger log = LoggerFactory.getLogger(ForeignKeySearchTest.class);
    private static final StoredProfile PROFILE = new StoredProfile(
            "wi_1.1",
            Samples.operationId("keys"),
            Instant.EPOCH,
            Instant.EPOCH,
            10_000,
            20,
            List.of(),
            Map.of(),
            List.of(),
            null,
            null,
            null);

    @Test
    void aField_isNotItsOwnParent_norTextsOfNumbers_norValuesOfFewOthers() {
        KeySide id = side("customers", "id", false, true, 1, 5_000);
        KeySide customer = side("orders", "customer_id", false, false, 1, 4_000);
        KeySide other = side("orders", "customer_code", true, false, 1, 4_000);
        KeySide strange = side("orders", "customer_no", false, false, 4_000, 9_000);
        ForeignKeySearch search = new ForeignKeySearch(List.of(id, customer, other, strange));
        assertThat(search.parentsOf(customer)).singleElement().satisfies(key -> {
            assertThat(key.parent()).isEqualTo("customers");
            assertThat(key.contained().found()).isEqualTo(key.contained().sampled());
        });
        assertThat(search.parentsOf(id)).isEmpty();
        assertThat(search.parentsOf(other)).isEmpty();
        assertThat(search.parentsOf(strange)).isEmpty();
    }

    @Test
    void texts_areFoundWhateverTheirNames_andNumbersOnlyWhereNamesAgree() {
        KeySide sku = side("products", "sku", true, true, 1, 5_000);
        KeySide number = side("products", "nr", false, true, 1, 5_000);
        ForeignKeySearch search = new ForeignKeySearch(List.of(sku, number));
        assertThat(search.parentsOf(side("lines", "article", true, false, 1, 4_000)))
                .singleElement()
                .satisfies(key -> assertThat(key.parentFields()).containsExactly("sku"));
        assertThat(search.parentsOf(side("lines", "quantity", false, false, 1, 4_000)))
                .isEmpty();
        assertThat(search.parentsOf(side("lines", "product_nr", false, false, 1, 4_000)))
                .hasSize(1);
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void twoThousandTablesOfTwentyFields_areSearched() {
        List<KeySide> sides = new ArrayList<>();
        for (int table = 0; table < 2_000; table++) {
            String name = "thing" + letters(table) + "s";
            sides.add(side(name, "id", false, true, 1, 3_000));
            sides.add(side(name, "code", true, true, table * 3_000, table * 3_000 + 3_000));
            for (int field = 2; field < 18; field++) {
                sides.add(side(name, "measure" + letters(field), false, false, 1, 500 + field));
            }
            sides.add(side(name, "thing" + letters((table + 1) % 2_000) + "_id", false, false, 1, 2_500));
            int of = (table + 7) % 2_000;
            sides.add(side(name, "reference", true, false, of * 3_000, of * 3_000 + 2_500));
        }
        long start = System.nanoTime();
        ForeignKeySearch search = new ForeignKeySearch(sides);
        long found =
                sides.stream().mapToLong(side -> search.parentsOf(side).size()).sum();
        log.info("{} fields: {} keys in {} ms", sides.size(), found, (System.nanoTime() - start) / 1_000_000);
        assertThat(found).isEqualTo(4_000);
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int rest = number + 1; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.append('q').toString();
    }

    /** The values are the numbers from the first to before the last, or texts of these. */
    private static KeySide side(String container, String path, boolean text, boolean unique, int from, int to) {
        long[] hashes = new long[to - from];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = mixed(from + i + (text ? 1L << 40 : 0)) ^ Long.MIN_VALUE;
        }
        Arrays.sort(hashes);
        int kept = Math.min(hashes.length, unique ? 1_024 : 128);
        long[] smallest = Arrays.copyOf(hashes, kept);
        for (int i = 0; i < kept; i++) {
            smallest[i] ^= Long.MIN_VALUE;
        }
        return new KeySide(
                new ContainerId(ContainerId.PREFIX + Ids.derivedTail(container)),
                container,
                PROFILE,
                new FieldKeys(0, 3, path, text, hashes.length, hashes.length, unique, kept == hashes.length, ""),
                new KeySample(smallest, kept == hashes.length),
                false);
    }

    private static long mixed(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
