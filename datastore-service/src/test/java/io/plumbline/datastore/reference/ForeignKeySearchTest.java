package io.plumbline.datastore.reference;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
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
    void days_areFoundInCalendars_andWhereNamesAgreeBeyondTheWordDate() {
        KeySide calendar = days("warehouse.dim_date", "date_key", true, 0, 3_650);
        KeySide next = days("warehouse.dim_date", "next_day", true, 1, 3_651);
        KeySide weather = days("weather", "date", true, 0, 3_650);
        KeySide shipments = days("shipments_per_day", "ship_date", true, 0, 3_650);
        KeySide number = side("dim_time", "day_key", false, true, 0, 3_650);
        KeySide ordered = days("orders", "order_date", false, 100, 2_000);
        KeySide shipped = days("orders", "shipped", false, 100, 2_000);
        KeySide ship = days("orders", "ship_day", false, 100, 2_000);
        KeySide late = days("orders", "due_date", false, 3_000, 4_000);
        ForeignKeySearch search =
                new ForeignKeySearch(List.of(calendar, next, weather, shipments, number, ordered, shipped, ship, late));
        assertThat(parents(search, ordered)).containsExactly("warehouse.dim_date.date_key ALIKE");
        assertThat(parents(search, shipped)).containsExactly("warehouse.dim_date.date_key ALIKE");
        assertThat(parents(search, ship))
                .containsExactly("shipments_per_day.ship_date ALIKE", "warehouse.dim_date.date_key ALIKE");
        assertThat(parents(search, late)).isEmpty();
        assertThat(parents(search, next)).as("of the same calendar").isEmpty();
        assertThat(parents(search, weather)).containsExactly("warehouse.dim_date.date_key ALIKE");
        assertThat(parents(search, calendar)).isEmpty();
    }

    @Test
    void aCalendarOfCenturies_isFoundByItsRange_andOtherwiseBySamples() {
        KeySide calendar = days("calendar", "day", true, -20_000, 60_000);
        KeySide year = days("orders", "ordered", false, 100, 465);
        assertThat(new ForeignKeySearch(List.of(calendar, year)).parentsOf(year))
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.exact()).isTrue();
                    assertThat(key.contained().found()).isEqualTo(365);
                });
        KeySide before = days("orders", "ordered", false, -20_001, -19_000);
        assertThat(new ForeignKeySearch(List.of(calendar, before)).parentsOf(before))
                .isEmpty();
    }

    private static List<String> parents(ForeignKeySearch search, KeySide child) {
        return search.parentsOf(child).stream()
                .map(key -> key.parent() + "." + key.parentFields().get(0) + " " + key.names())
                .toList();
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

    private static KeySide days(String container, String path, boolean unique, int from, int to) {
        return side(container, path, false, (long) from, unique, from, to);
    }

    private static KeySide side(String container, String path, boolean text, boolean unique, int from, int to) {
        return side(container, path, text, null, unique, from, to);
    }

    /** The values are the numbers or days from the first to before the last, or texts of these. */
    private static KeySide side(
            String container, String path, boolean text, @Nullable Long firstDay, boolean unique, int from, int to) {
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
                new FieldKeys(
                        0,
                        3,
                        path,
                        text,
                        firstDay,
                        firstDay == null ? null : Long.valueOf(to - 1),
                        hashes.length,
                        hashes.length,
                        unique,
                        kept == hashes.length,
                        ""),
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
