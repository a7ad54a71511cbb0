package io.plumbline.statistics.state;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextClassTest {
    private static final String[] PIECES = {
        "",
        " ",
        "\t",
        "\u2003",
        "\u00a0",
        "\u3000",
        "a",
        "Z",
        "7",
        "0",
        "-",
        "+",
        ".",
        "e",
        "@",
        "b.de",
        "://",
        "http",
        "true",
        "FALSE",
        "2024-02-29",
        "T10:00:00Z",
        "é",
        "日本",
        "😀",
        "123e4567-e89b-12d3-a456-426614174000",
        "x".repeat(40)
    };

    @Test
    void bytes_areClassifiedAsTheirTextIs() {
        Random random = new Random(11);
        for (int round = 0; round < 50_000; round++) {
            StringBuilder pieces = new StringBuilder();
            for (int piece = random.nextInt(5); piece >= 0; piece--) {
                pieces.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String text = pieces.toString();
            byte[] padded = ("x" + text + "7").getBytes(StandardCharsets.UTF_8);
            int length = padded.length - 2;
            assertThat(TextClass.of(padded, 1, length)).as(text).isEqualTo(ValueClass.of(text));
            assertThat(TextClass.spaced(padded, 1, length))
                    .as(text)
                    .isEqualTo(text.strip().indexOf(' ') >= 0);
            assertThat(Utf8.characters(padded, 1, length)).isEqualTo(text.codePointCount(0, text.length()));
            int kept = Utf8.kept(padded, 1, length, 5);
            String cut =
                    text.length() <= 5 ? text : text.substring(0, Character.isHighSurrogate(text.charAt(4)) ? 4 : 5);
            assertThat(new String(padded, 1, kept, StandardCharsets.UTF_8)).isEqualTo(cut);
        }
    }
}
