package io.plumbline.statistics.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextShapeStateTest {
    @ParameterizedTest
    @CsvSource({
        "192.168.0.1, IPV4",
        "255.255.255.255, IPV4",
        "::, IPV6",
        "::1, IPV6",
        "fe80::, IPV6",
        "2001:db8:0:0:0:0:2:1, IPV6",
        "2001:DB8::8:800:200c:417A, IPV6",
        "::ffff:192.0.2.128, IPV6",
        "00:1b:63:84:45:e6, MAC",
        "aa-bb-cc-dd-ee-ff, MAC",
        "4111111111111111, CARD_NUMBER",
        "5500 0000 0000 0004, CARD_NUMBER",
        "3400-000000-00009, CARD_NUMBER",
        "+49 30 901820, PHONE",
        "+1 (555) 123-4567, PHONE",
        "+442079460958, PHONE",
        "(555) 234-5678, PHONE",
        "555-234-5678, PHONE",
        "DE89 3704 0044 0532 0130 00, IBAN",
        "GB82WEST12345698765432, IBAN",
        "SW1A 1AA, POSTCODE",
        "M1 1AE, POSTCODE",
        "K1A 0B1, POSTCODE",
        "1012 AB, POSTCODE",
        "12345-6789, POSTCODE",
        "00-950, POSTCODE",
        "1000-001, POSTCODE",
        "01310-200, POSTCODE",
        "100-0001, POSTCODE",
        "DE, COUNTRY_2",
        "DEU, COUNTRY_3",
        "EUR, CURRENCY",
        "d41d8cd98f00b204e9800998ecf8427e, HEX",
        "SGVsbG8sIFdvcmxkITEyMw==, BASE64",
        "1.0.0, SEMVER",
        "10.20.30-beta.2+build.7, SEMVER"
    })
    void aKnownFormat_isCounted_withBlanksAroundIt_too(String text, TextFormat format) {
        assertThat(formats(text)).as(text).contains(format);
        assertThat(formats(" \t" + text + "\u2003")).as("with blanks").contains(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.4.5",
                "1..2.3",
                ":1",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                "12:30:45",
                "1:2:3:4:5:6:7",
                "00:1b:63:84:45",
                "00:1b-63:84:45:e6",
                "4111111111111112",
                "1234567890123456",
                "0.5",
                "411111111111",
                "+1234567",
                "+49 30  9018",
                "555-134-5678x",
                "155-234-5678",
                "GB82WEST12345698765433",
                "DE00",
                "12345",
                "ABCDE",
                "zz",
                "XX",
                "de",
                "ABC",
                "deadbeef",
                "0123456789012345",
                "abcdefghabcdefghabcd",
                "1.02.3",
                "1.2",
                "1.2.3-",
                "v1.2.3",
                "2026-11-26",
                "hello world",
                "-",
                "(",
                "+",
                "=",
                "::::",
                "Straße 1",
                "a",
                "1",
                "...."
            })
    void whatOnlyLooksLikeAFormat_isNot(String text) {
        assertThat(formats(text)).as(text).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[1, -2.5e+3, true, false, null, \"ä\\u00e4\\n\"]",
                "{\"a\": {\"b\": []}, \"c\":\"}\"}",
                " [0] ",
                "[\"\\\\\"]"
            })
    void json_isCounted(String text) {
        assertThat(formats(text)).as(text).containsExactly(TextFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[",
                "{]",
                "[1,]",
                "{a:1}",
                "[01]",
                "[1.]",
                "[+1]",
                "[\"\u0001\"]",
                "[tru]",
                "{\"a\"}",
                "{\"a\":1,}",
                "[]]",
                "[\"\\x\"]",
                "{}{}"
            })
    void whatIsNoJson_isNotCounted(String text) {
        assertThat(formats(text)).as(text).isEmpty();
    }

    @Test
    void jsonDeeperThanTheLimit_isNotFollowed() {
        assertThat(formats("[".repeat(60) + "]".repeat(60))).containsExactly(TextFormat.JSON);
        assertThat(formats("[".repeat(100_000) + "]".repeat(100_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "' a', LEADING_BLANK LOWER_CASE",
        "'a\u2003', TRAILING_BLANK LOWER_CASE NON_ASCII",
        "ABC1, UPPER_CASE",
        "ÄÖ, UPPER_CASE NON_ASCII",
        "äö ß, LOWER_CASE NON_ASCII",
        "Anna-Maria O'Neil, TITLE_CASE",
        "Éric Ångström, TITLE_CASE NON_ASCII",
        "iPhone, MIXED_CASE",
        "McDonald, MIXED_CASE",
        "'a\tb', LOWER_CASE CONTROL",
        "'\u0085a', LOWER_CASE NON_ASCII CONTROL",
        "0123, DIGITS_ONLY",
        "' 12', LEADING_BLANK",
        "N/A, UPPER_CASE NULL_LIKE",
        "' null ', LEADING_BLANK TRAILING_BLANK LOWER_CASE NULL_LIKE",
        "-, NULL_LIKE",
        "NaN, MIXED_CASE NULL_LIKE",
        "nullable, LOWER_CASE",
        "日本, NON_ASCII"
    })
    void traits_areThoseOfTheString(String text, String expected) {
        Set<TextTrait> traits =
                Arrays.stream(expected.split(" ")).map(TextTrait::valueOf).collect(Collectors.toSet());
        TextShapeState state = of(text);
        assertThat(Arrays.stream(TextTrait.values())
                        .filter(t -> state.count(t) > 0)
                        .collect(Collectors.toSet()))
                .as(text)
                .isEqualTo(traits);
    }

    @Test
    void emptyAndBlankStrings_haveNothingButTheirControlCharacters() {
        TextShapeState state = of("", "  ", "\t");
        assertThat(Arrays.stream(TextTrait.values()).mapToLong(state::count).sum())
                .isEqualTo(1);
        assertThat(state.patterns().total() + state.patterns().unpatterned()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"AB-1234, AA-9999", "Größe 5€, Aaaaa 9€", "a😀b, a😀a", "日本1, aa9", "'x\t7', a\uFFFD9", "' 7 ', ' 9 '"})
    void pattern_keepsWhatIsNeitherLetterNorDigit(String text, String pattern) {
        assertThat(of(text).patterns().top(1)).containsExactly(new PatternCounts.Pattern(pattern, 1, 1));
    }

    @Test
    void proseAndLongStrings_haveNoPattern() {
        PatternCounts patterns = of("New York", "1 a b c", "x".repeat(41), "x".repeat(40), "1 a b")
                .patterns();
        assertThat(patterns.unpatterned()).isEqualTo(3);
        assertThat(patterns.total()).isEqualTo(2);
    }

    @Test
    void bytesThatAreNoUtf8_areCounted_withoutFailing() {
        TextShapeState state = new TextShapeState();
        byte[] broken = new byte[200];
        Arrays.fill(broken, (byte) 0xF0);
        state.add(broken, 0, broken.length, 1, 1);
        state.add(new byte[] {'a', (byte) 0xC3}, 0, 2, 2, 1);
        assertThat(state.count(TextTrait.NON_ASCII)).isEqualTo(2);
        assertThat(state.patterns().top(5))
                .extracting(PatternCounts.Pattern::pattern)
                .containsExactly("a\uFFFD");
    }

    @Test
    void manyPatterns_areCountedWithinTheirError() {
        TextShapeState state = new TextShapeState();
        TextShapeState other = new TextShapeState();
        java.util.Random random = new java.util.Random(5);
        long frequent = 0;
        for (int i = 0; i < 20_000; i++) {
            boolean hit = random.nextInt(5) == 0;
            frequent += hit ? 1 : 0;
            StringBuilder text = new StringBuilder();
            for (int j = 0; j < 14; j++) {
                text.append("aA9-".charAt(hit ? 0 : random.nextInt(4)));
            }
            add(i % 2 == 0 ? state : other, text.toString(), 1);
        }
        state.absorb(other);
        assertThat(state.patterns().isExact()).isFalse();
        assertThat(state.patterns().total()).isEqualTo(20_000);
        List<PatternCounts.Pattern> top = state.patterns().top(10);
        assertThat(top.get(0).pattern()).isEqualTo("a".repeat(14));
        assertThat(frequent).isBetween(top.get(0).count(), top.get(0).countUpper());
        assertThat(state.patterns().maximumError()).isLessThanOrEqualTo(20_000 / 64);
    }

    @Test
    void randomIds_areGivenUp_butAPatternOfAnotherPart_isStillFound() {
        TextShapeState ids = new TextShapeState();
        java.util.Random random = new java.util.Random(6);
        for (int i = 0; i < 10_000; i++) {
            add(ids, new java.util.UUID(random.nextLong(), random.nextLong()).toString(), 1);
        }
        assertThat(ids.patterns().top(5)).isEmpty();
        assertThat(ids.patterns().maximumError()).isLessThanOrEqualTo(10_000);
        TextShapeState codes = new TextShapeState();
        for (int i = 0; i < 30_000; i++) {
            add(codes, "AB-" + (100 + i % 900), 1);
        }
        ids.absorb(codes);
        PatternCounts.Pattern top = ids.patterns().top(5).get(0);
        assertThat(top.pattern()).isEqualTo("AA-999");
        assertThat(30_000L).isBetween(top.count(), top.countUpper());
    }

    @Test
    void everyNullWord_isOne_inAnyCase() {
        for (String word : NullWords.all()) {
            TextShapeState state = of(word, word.toUpperCase(java.util.Locale.ROOT), " " + word);
            assertThat(state.count(TextTrait.NULL_LIKE)).as(word).isEqualTo(3);
        }
    }

    private static Set<TextFormat> formats(String text) {
        TextShapeState state = of(text);
        return Arrays.stream(TextFormat.values())
                .filter(f -> state.count(f) > 0)
                .collect(Collectors.toSet());
    }

    private static TextShapeState of(String... texts) {
        TextShapeState state = new TextShapeState();
        for (String text : texts) {
            add(state, text, 1);
        }
        return state;
    }

    /** Between other bytes, as in a batch of strings. */
    private static void add(TextShapeState state, String text, long times) {
        byte[] bytes = ("7x" + text + "A9").getBytes(StandardCharsets.UTF_8);
        state.add(bytes, 2, bytes.length - 4, text.codePointCount(0, text.length()), times);
    }
}
