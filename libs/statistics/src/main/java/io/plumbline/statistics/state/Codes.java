package io.plumbline.statistics.state;

import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Codes of upper-case letters from the lists of ISO that come with Java. */
final class Codes {
    private static final int LETTERS = 26;
    private static final boolean[] COUNTRIES_2 = table(2, List.of(Locale.getISOCountries()));
    private static final boolean[] COUNTRIES_3 = table(3, Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
    private static final boolean[] CURRENCIES = table(3, currencies());

    private Codes() {}

    private static Set<String> currencies() {
        return Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .collect(Collectors.toSet());
    }

    private static boolean[] table(int letters, Collection<String> codes) {
        boolean[] table = new boolean[(int) Math.pow(LETTERS, letters)];
        for (String code : codes) {
            int index = 0;
            for (int i = 0; i < letters; i++) {
                index = index * LETTERS + code.charAt(i) - 'A';
            }
            table[index] = true;
        }
        return table;
    }

    /** Two or three upper-case letters begin there. */
    static void count(byte[] utf8, int start, int length, long times, long[] formats) {
        int index = (utf8[start] - 'A') * LETTERS + utf8[start + 1] - 'A';
        if (length == 2) {
            formats[TextFormat.COUNTRY_2.ordinal()] += COUNTRIES_2[index] ? times : 0;
            return;
        }
        index = index * LETTERS + utf8[start + 2] - 'A';
        formats[TextFormat.COUNTRY_3.ordinal()] += COUNTRIES_3[index] ? times : 0;
        formats[TextFormat.CURRENCY.ordinal()] += CURRENCIES[index] ? times : 0;
    }
}
