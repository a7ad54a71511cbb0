package io.plumbline.statistics.metric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.plumbline.statistics.state.NullWords;
import io.plumbline.statistics.state.TextFormat;

import static org.assertj.core.api.Assertions.assertThat;

/** After a change of the metrics: run this test with -Dplumbline.docs.write=true and commit the page. */
class MetricPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "metrics.md");

    @Test
    void guide_coversEveryMetric_inOrder() {
        assertThat(MetricGuide.all()).extracting(MetricGuide::metric).containsExactly(MetricName.values());
    }

    @Test
    void page_isUpToDate() throws IOException {
        String page = page();
        if (Boolean.getBoolean("plumbline.docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Metrics

                What a profile says of a field. Every figure is exact, or approximate with its bound, or absent with a reason; never NaN, and never
                a number that stands for none. Generated from the metrics' own guide; edit that, not this page.

                n is the number of non-null values. "Finite" leaves out NaN and infinities. Bounds hold at the confidence given, which tests check over
                seeded trials. A reason that holds for all and isn't repeated: the field couldn't be read.

                | metric | applies to | unit | formula | exact or approximate | absent when |
                |---|---|---|---|---|---|
                """);
        for (MetricGuide guide : MetricGuide.all()) {
            page.append("| `")
                    .append(guide.metric().key())
                    .append("` | ")
                    .append(String.join(
                            " | ",
                            List.of(
                                    guide.appliesTo(),
                                    guide.unit(),
                                    guide.formula(),
                                    guide.exactness(),
                                    guide.absentWhen())))
                    .append(" |\n");
        }
        page.append("\nWords that count as `nullLikeCount`: ")
                .append(String.join(
                        " ",
                        NullWords.all().stream().map(word -> "`" + word + "`").toList()))
                .append(".\n\n");
        page.append(resource("distributions.md"));
        page.append("\n| format | what has it |\n|---|---|\n");
        page.append("| `email`, `url`, `uuid` | as their type shares |\n");
        for (TextFormat format : TextFormat.values()) {
            page.append("| `")
                    .append(format.key())
                    .append("` | ")
                    .append(format.description())
                    .append(" |\n");
        }
        page.append('\n').append(resource("left-out.md"));
        return page.toString();
    }

    private static String resource(String name) throws IOException {
        try (var in = MetricPageTest.class.getResourceAsStream(name)) {
            return new String(
                    java.util.Objects.requireNonNull(in, name).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
