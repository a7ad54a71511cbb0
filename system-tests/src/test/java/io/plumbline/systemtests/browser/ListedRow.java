package io.plumbline.systemtests.browser;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import com.microsoft.playwright.Locator;
import tools.jackson.databind.JsonNode;

/** A row of a table, with what the API says of it. @param index from 0 */
record ListedRow(int index, Locator element, List<Shown> cells, JsonNode truth) {

    String where(String what) {
        return "row " + index + ": " + what;
    }

    Shown cell(int column) {
        return cells.get(column);
    }

    Locator time() {
        return element.locator("time");
    }

    /** In one of several columns with times. */
    Locator time(int column) {
        return element.locator("td").nth(column).locator("time");
    }

    String told(String name) {
        return truth.path(name).asString("");
    }

    boolean shows(int column, String name) {
        return cell(column).text().equals(told(name));
    }

    boolean lasted(int column) {
        return cell(column).full().equals(whole(millis("finishedAt") - millis("startedAt")) + " ms");
    }

    private long millis(String name) {
        return Instant.parse(told(name)).truncatedTo(ChronoUnit.MILLIS).toEpochMilli();
    }

    static String whole(long number) {
        return String.format(Locale.UK, "%,d", number);
    }
}
