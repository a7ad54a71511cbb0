package io.plumbline.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of docs/inference.md are those of the code. */
class InferencePageTest {
    private static final Path PAGE = Path.of("../../docs/inference.md");
    private static final Path SOURCES = Path.of("src/main/java/io/plumbline/inference");
    private static final Pattern THRESHOLD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public static final \\w+ (\\w+) = ([\\d_.]+);", Pattern.DOTALL);
    private static final Pattern RULE =
            Pattern.compile("/\\*\\*([^/]*?)\\*/\\s*[A-Z_]+\\(\"(\\w+)\", (\\d), (true|false)\\)", Pattern.DOTALL);

    @Test
    void page_hasEveryThreshold_andEveryRule() throws IOException {
        String page = Files.readString(PAGE);
        String present = replaced(replaced(page, "thresholds", thresholds()), "rules", rules());
        if (Boolean.getBoolean("plumbline.docs.write")) {
            Files.writeString(PAGE, present);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(present);
    }

    private static String replaced(String page, String name, String table) {
        String begin = "<!-- " + name + ": written by InferencePageTest -->\n";
        String end = "<!-- end -->";
        int from = page.indexOf(begin) + begin.length();
        assertThat(from).as(begin).isGreaterThanOrEqualTo(begin.length());
        return page.substring(0, from) + table + page.substring(page.indexOf(end, from));
    }

    private static String thresholds() throws IOException {
        StringBuilder table = new StringBuilder("\n| Threshold | Value | Meaning |\n|---|---|---|\n");
        Matcher matcher = THRESHOLD.matcher(Files.readString(SOURCES.resolve("Thresholds.java")));
        while (matcher.find()) {
            table.append("| `")
                    .append(matcher.group(2))
                    .append("` | ")
                    .append(matcher.group(3).replace("_", ""))
                    .append(" | ")
                    .append(words(matcher.group(1)))
                    .append(" |\n");
        }
        return table.append('\n').toString();
    }

    private static String rules() throws IOException {
        StringBuilder table =
                new StringBuilder("\n| Rule | From level | Says | Judged by states |\n|---|---|---|---|\n");
        Matcher matcher = RULE.matcher(Files.readString(SOURCES.resolve("RuleName.java")));
        int rows = 0;
        while (matcher.find()) {
            rows++;
            table.append("| `")
                    .append(matcher.group(2))
                    .append("` | ")
                    .append(matcher.group(3))
                    .append(" | ")
                    .append(words(matcher.group(1)))
                    .append(" | ")
                    .append(matcher.group(4).equals("true") ? "yes" : "no")
                    .append(" |\n");
        }
        assertThat(rows).isEqualTo(RuleName.values().length);
        return table.append('\n').toString();
    }

    private static String words(String comment) {
        return comment.replaceAll("\\s*\\n\\s*\\*\\s?", " ")
                .replaceAll("\\{@(?:code|link) #?(?:\\w+#)?(\\w+)}", "`$1`")
                .replace("|", "\\|")
                .strip();
    }
}
