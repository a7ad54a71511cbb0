package io.plumbline.systemtests.browser;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.microsoft.playwright.Locator;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares what pages show with what the API says, and keeps what differs until all is compared. */
final class NumberCheck {
    private static final DateTimeFormatter IN_FULL = DateTimeFormatter.ofPattern(
                    "EEEE d MMMM uuuu 'at' HH:mm:ss", Locale.UK)
            .withZone(ZoneId.of("Europe/Berlin"));
    /** Of a share, which the API tells as a binary fraction of 17 digits. */
    private static final BigDecimal LAST_DIGIT = new BigDecimal("1e-15");

    private final List<String> differences = new ArrayList<>();
    private int compared;

    void count(String where, Shown shown, JsonNode truth) {
        if (absentBoth(where, shown, truth)) {
            return;
        }
        expect(where, plain(shown.full()).equals(truth.asString()), shown, truth);
        expect(where + ", short", Rounded.agrees(shown.text(), new BigDecimal(truth.asString())), shown, truth);
    }

    void bytes(String where, Shown shown, JsonNode truth) {
        if (absentBoth(where, shown, truth)) {
            return;
        }
        expect(where, plain(shown.full()).equals(truth.asString() + " bytes"), shown, truth);
        expect(where + ", short", Rounded.agrees(shown.text(), new BigDecimal(truth.asString())), shown, truth);
    }

    void share(String where, Shown shown, JsonNode truth) {
        if (absentBoth(where, shown, truth)) {
            return;
        }
        BigDecimal share = new BigDecimal(truth.asString());
        BigDecimal full = new BigDecimal(shown.full().replace("%", "")).movePointLeft(2);
        expect(where, full.subtract(share).abs().compareTo(LAST_DIGIT) <= 0, shown, truth);
        expect(where + ", short", Rounded.agrees(shown.text(), share), shown, truth);
    }

    /** A sentence with these numbers, in this order. */
    void numbers(String where, Shown shown, JsonNode... truths) {
        List<Rounded> found = Rounded.in(shown.text());
        boolean same = found.size() == truths.length;
        for (int i = 0; same && i < truths.length; i++) {
            same = found.get(i).agrees(new BigDecimal(truths[i].asString()));
        }
        expect(where, same, shown, Arrays.toString(truths));
    }

    void time(String where, Locator element, JsonNode truth) {
        Instant instant = Instant.parse(truth.asString());
        Shown shown = new Shown(element.getAttribute("datetime"), element.getAttribute("title"));
        expect(where, Instant.parse(shown.text()).equals(instant.truncatedTo(ChronoUnit.MILLIS)), shown, truth);
        // Locales differ over the years in whether a comma follows the weekday.
        expect(where + ", in full", shown.full().replace(",", "").startsWith(IN_FULL.format(instant)), shown, truth);
    }

    void expect(String where, boolean same, Object shown, Object truth) {
        compared++;
        if (!same) {
            differences.add(where + ": " + shown + " is shown, the API says " + truth);
        }
    }

    /** @param atLeast so many comparisons: a page that shows nothing differs in nothing */
    void assertAll(int atLeast) {
        assertThat(differences).isEmpty();
        assertThat(compared).as("comparisons").isGreaterThanOrEqualTo(atLeast);
    }

    private boolean absentBoth(String where, Shown shown, JsonNode truth) {
        boolean absent = truth.isMissingNode() || truth.isNull();
        if (absent || shown.absent()) {
            expect(where, absent && shown.absent(), shown, truth);
        }
        return absent || shown.absent();
    }

    /** Without what is only for reading. */
    static String plain(String number) {
        return number.replace(",", "").replace("−", "-").replaceFirst("^(about|≈) ", "");
    }
}
