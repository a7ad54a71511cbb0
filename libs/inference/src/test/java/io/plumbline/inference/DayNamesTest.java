package io.plumbline.inference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DayNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dim_date",
                "sales.DimDate",
                "datedim",
                "D_DATE",
                "calendar",
                "Dates",
                "business_days",
                "dim/calendar.csv",
                "fiscal_calendar",
                "public.time_dimension"
            })
    void containersThatAreNamedByDays_areCalendars(String container) {
        assertThat(DayNames.isCalendar(container, "full_date")).isTrue();
        assertThat(DayNames.isCalendar(container, "next_day")).isFalse();
        assertThat(DayNames.of("order_date", container, "full_date")).isEqualTo(KeyNames.ALIKE);
        assertThat(DayNames.of("Full_Date", container, "full_date")).isEqualTo(KeyNames.SAME);
        assertThat(DayNames.of("date", container, "date")).isEqualTo(KeyNames.SAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"weather", "order_dates", "daily_sales", "dim_customer", "timetable_entries"})
    void othersAreNone(String container) {
        assertThat(DayNames.isCalendar(container, "date")).isFalse();
        assertThat(DayNames.of("due_date", container, "date")).isEqualTo(KeyNames.DIFFERENT);
        assertThat(DayNames.of("date", container, "date")).isEqualTo(KeyNames.DIFFERENT);
    }

    @ParameterizedTest
    @CsvSource({
        "ship_date, deliveries, SHIPDATE, SAME",
        "ship_date, shipments_per_day, ship_day, ALIKE",
        "ship_date, deliveries, Ship Date, SAME",
        "order_date, orders_per_day, day, ALIKE",
        "order_date, deliveries, delivery_date, DIFFERENT"
    })
    void elsewhere_aWordBesideDateDecides(String field, String container, String other, KeyNames expected) {
        assertThat(DayNames.of(field, container, other)).isEqualTo(expected);
    }

    @Test
    void aDay_isNoWordOfACalendarsName() {
        assertThat(DayNames.stems("order_date")).containsExactly("order");
        assertThat(DayNames.stemsOfContainer("sales/dim_dates.csv.gz")).containsExactly("dim");
    }
}
