package io.plumbline.connectors.files.types;

import java.util.stream.Stream;

import org.apache.spark.sql.types.Decimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Which type values have in common, and what a value then is. */
class TextTypeTest {

    private static TextType of(String... values) {
        TextType type = new TextType();
        for (String value : values) {
            type.add(value);
        }
        return type;
    }

    static Stream<Arguments> columns() {
        return Stream.of(
                arguments("bigint", new String[] {"1", "-20", "0", " 7 ", ""}),
                arguments("bigint", new String[] {"0", "1"}),
                arguments("bigint", new String[] {"9223372036854775807"}),
                arguments("decimal(38,0)", new String[] {"9223372036854775808", "1"}),
                arguments("decimal(38,0)", new String[] {"12345678901234567890123456789012345678"}),
                arguments("string", new String[] {"123456789012345678901234567890123456789"}),
                arguments("string", new String[] {"00501", "12345"}),
                arguments("string", new String[] {"+4912345"}),
                arguments("decimal(18,2)", new String[] {"1.50", "2", "-0.1", ".5"}),
                arguments("decimal(38,10)", new String[] {"1234567890.0123456789"}),
                arguments("decimal(18,2)", new String[] {"1,50", "12"}),
                arguments("decimal(18,2)", new String[] {"1.234,50", "1,00"}),
                arguments("decimal(18,1)", new String[] {"1,234.5", "12"}),
                arguments("decimal(18,1)", new String[] {"1 234,5", "12"}),
                arguments("decimal(18,1)", new String[] {"1'234.5", "12"}),
                arguments("bigint", new String[] {"1,234,567", "12"}),
                arguments("bigint", new String[] {"1.234.567", "12"}),
                arguments("string", new String[] {"1,234", "5,678"}),
                arguments("double", new String[] {"1.5e10", "2"}),
                arguments("double", new String[] {"NaN", "1.5", "-Infinity", "inf"}),
                arguments("string", new String[] {"1.2.3"}),
                arguments("string", new String[] {"12%"}),
                arguments("string", new String[] {"1,2,3"}),
                arguments("boolean", new String[] {"true", "FALSE"}),
                arguments("boolean", new String[] {"yes", "No"}),
                arguments("boolean", new String[] {"Y", "n"}),
                arguments("boolean", new String[] {"t", "F"}),
                arguments("string", new String[] {"N", "N"}),
                arguments("string", new String[] {"N", "S"}),
                arguments("string", new String[] {"true", "yes"}),
                arguments("date", new String[] {"2024-02-29", "0001-01-01", "9999-12-31"}),
                arguments("string", new String[] {"2023-02-29"}),
                arguments("string", new String[] {"2024-2-3"}),
                arguments("date", new String[] {"25/12/2023", "03/04/2024"}),
                arguments("date", new String[] {"12/25/2023", "03/04/2024"}),
                arguments("string", new String[] {"03/04/2024", "05/06/2024"}),
                arguments("string", new String[] {"25/12/2023", "12/25/2023"}),
                arguments("date", new String[] {"25.12.2023", "3.4.2024"}),
                arguments("date", new String[] {"2024/01/31"}),
                arguments("date", new String[] {"05 Jan 2024", "1-feb-2024", "31/March/2024"}),
                arguments("date", new String[] {"Jan 5, 2024", "March 31, 2024"}),
                arguments("bigint", new String[] {"20240131", "20240201"}),
                arguments("date", new String[] {"20240131", "20240201", "20240202", "20240203", "20240204"}),
                arguments("bigint", new String[] {"20240131", "20249901", "20240202", "20240203", "20240204"}),
                arguments("timestamp_ntz", new String[] {"2024-01-31 10:00:00", "2024-01-31T10:00", "2024-01-31"}),
                arguments("timestamp_ntz", new String[] {"25/12/2023 10:00", "03/04/2024 9:05:01"}),
                arguments("timestamp_ntz", new String[] {"12/25/2023 3:04 PM"}),
                arguments("string", new String[] {"03/04/2024 10:00"}),
                arguments("timestamp", new String[] {"2024-01-31T10:00:00Z", "2024-01-31 10:00:00+02:00"}),
                arguments("string", new String[] {"2024-01-31T10:00:00Z", "2024-01-31 10:00:00"}),
                arguments("string", new String[] {"2024-01-31 10:00:00.123456789"}),
                arguments("timestamp_ntz", new String[] {"2024-01-31 10:00:00.123456000"}),
                arguments("string", new String[] {"2024-01-31 24:00:00"}),
                arguments("string", new String[] {"192.168.0.1"}),
                arguments("string", new String[] {"abc", "1"}),
                arguments("string", new String[] {"", " "}));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void column_hasTheTypeThatAllItsValuesAllow_andEveryValueIsReadUnderIt(String type, String[] values) {
        TextForm form = of(values).form();
        assertThat(form.type().catalogString()).isEqualTo(type);
        for (String value : values) {
            if (!value.isBlank()) {
                assertThat(form.parse(value)).as(value).isNotNull();
            }
        }
    }

    @Test
    void values_areWhatTheySay() {
        assertThat(of("25/12/2023", "03/04/2024").form().parse("03/04/2024"))
                .isEqualTo((int) java.time.LocalDate.of(2024, 4, 3).toEpochDay());
        assertThat(of("12/25/2023").form().parse("03/04/2024"))
                .isEqualTo((int) java.time.LocalDate.of(2024, 3, 4).toEpochDay());
        assertThat(of("1.234,50").form().parse("1.234,50")).isEqualTo(Decimal.apply(123450L, 18, 2));
        assertThat(of("1970-01-01T00:00:01+01:00").form().parse("1970-01-01T01:00:01+01:00"))
                .isEqualTo(1_000_000L);
        assertThat(of("12/25/2023 3:04 PM").form().parse("1/1/1970 12:00 AM")).isEqualTo(0L);
        assertThat(of("1.5").form().parse("1.55"))
                .as("more digits than the type has")
                .isNull();
        assertThat(of("1").form().parse("1.0")).isNull();
    }

    @Test
    void note_saysWhyItStaysText() {
        assertThat(of("00501").note()).isEqualTo("text, since a number would lose digits: 00501");
        assertThat(of("03/04/2024").note()).isEqualTo("text, since dates may be dd/MM/yyyy or MM/dd/yyyy: 03/04/2024");
        assertThat(of("1,234").note()).contains("decimal mark or part thousands");
        assertThat(of("N").note()).contains("may be a code");
        assertThat(of("25/12/2023").note()).isEqualTo("spelled dd/MM/yyyy");
        TextType nearly = of("1", "2", "3", "n/a");
        assertThat(nearly.note()).isEqualTo("text, since only 3 of 4 values are bigint, and not: n/a");
        assertThat(nearly.candidates().get(0))
                .satisfies(c -> assertThat(c.type()).isEqualTo("bigint"))
                .satisfies(c -> assertThat(c.fitting()).isEqualTo(3))
                .satisfies(c -> assertThat(c.misfits()).containsExactly("n/a"));
    }

    @Test
    void merge_isAsIfAllHadBeenSeenAtOnce() {
        TextType all = of("1", "2.50", "x", "00501", "25/12/2023");
        TextType merged = of("1", "2.50");
        merged.merge(of("x"));
        merged.merge(of());
        merged.merge(of("00501", "25/12/2023"));
        assertThat(merged.form()).isEqualTo(all.form());
        assertThat(merged.candidates()).isEqualTo(all.candidates());
        assertThat(merged.note()).isEqualTo(all.note());
    }

    @Test
    void wantedType_isCheckedAndReadByItsPattern() {
        assertThat(TextForm.of("date", "dd.MM.yyyy").parse("31.12.2023"))
                .isEqualTo((int) java.time.LocalDate.of(2023, 12, 31).toEpochDay());
        assertThat(TextForm.of("date", "dd.MM.yyyy").parse("31.02.2023")).isNull();
        assertThat(TextForm.of("timestamp", "dd.MM.yyyy HH:mm").parse("01.01.1970 00:01"))
                .isEqualTo(60_000_000L);
        assertThat(TextForm.of("int", null).parse("2147483648")).isNull();
        assertThatThrownBy(() -> TextForm.of("array<int>", null)).hasMessageContaining("expected: string, boolean");
        assertThatThrownBy(() -> TextForm.of("date", "qq{")).hasMessageContaining("expected: a pattern");
        assertThatThrownBy(() -> TextForm.of("int", "dd")).hasMessageContaining("expected: none");
    }
}
