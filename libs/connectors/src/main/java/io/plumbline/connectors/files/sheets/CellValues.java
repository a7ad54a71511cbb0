package io.plumbline.connectors.files.sheets;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

import org.apache.poi.ss.usermodel.DateUtil;

/** Numbers of cells as what they mean: dates are numbers too, told by the format of their cell alone. */
final class CellValues {

    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 31);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);

    /** The system of 1900 counts a 29 February that there never was. */
    private static final int AFTER_FALSE_LEAP_DAY = 60;

    private static final double LAST_DAY = 2_958_465;
    private static final long DAY_MILLIS = 86_400_000;

    private CellValues() {}

    static boolean isDate(int format, String pattern) {
        return DateUtil.isADateFormat(format, pattern);
    }

    /** A number in a cell whose format is that of a date or a time. */
    static Book.Cell date(double serial, boolean from1904) {
        if (!(serial >= 0) || serial > LAST_DAY + 1) {
            return number(serial);
        }
        long day = (long) Math.floor(serial);
        long millis = Math.round((serial - day) * DAY_MILLIS);
        if (millis >= DAY_MILLIS) {
            day++;
            millis -= DAY_MILLIS;
        }
        LocalTime time = LocalTime.ofNanoOfDay(millis * 1_000_000);
        if (day == 0 && !from1904 && serial < 1) {
            return new Book.Cell(serial == 0 ? Book.Kind.NUMBER : Book.Kind.DATE, serial == 0 ? "0" : time.toString());
        }
        LocalDate date =
                from1904 ? EPOCH_1904.plusDays(day) : EPOCH_1900.plusDays(day >= AFTER_FALSE_LEAP_DAY ? day - 1 : day);
        return new Book.Cell(
                Book.Kind.DATE,
                millis == 0 ? date.toString() : LocalDateTime.of(date, time).toString());
    }

    static Book.Cell number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return new Book.Cell(Book.Kind.ERROR, "#NUM!");
        }
        BigDecimal exact =
                value == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(value).stripTrailingZeros();
        String text = Math.abs(exact.scale()) > 400 ? exact.toString() : exact.toPlainString();
        return new Book.Cell(Book.Kind.NUMBER, text);
    }
}
