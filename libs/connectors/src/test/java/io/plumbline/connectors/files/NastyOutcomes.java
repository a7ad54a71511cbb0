package io.plumbline.connectors.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How every nasty file ends, in {@value #FILE}: its name, and indented below it one line for each container. Written anew with {@code
 * -Dplumbline.docs.write=true}; each changed line wants to be looked at for sense.
 */
final class NastyOutcomes {

    static final String FILE = "src/test/resources/nasty-files.txt";
    private static final Path PATH = Path.of(FILE);
    private static final String INDENT = "    ";

    private final Map<String, List<String>> expected;
    private final Map<String, List<String>> found = new LinkedHashMap<>();
    private final boolean writing = Boolean.getBoolean("plumbline.docs.write");

    private NastyOutcomes(Map<String, List<String>> expected) {
        this.expected = expected;
    }

    static NastyOutcomes read() {
        Map<String, List<String>> outcomes = new LinkedHashMap<>();
        try {
            List<String> ends = new ArrayList<>();
            for (String line : Files.exists(PATH) ? Files.readAllLines(PATH) : List.<String>of()) {
                if (line.startsWith(INDENT)) {
                    ends.add(line.substring(INDENT.length()));
                } else {
                    ends = new ArrayList<>();
                    outcomes.put(line, ends);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NastyOutcomes(outcomes);
    }

    Set<String> names() {
        return writing ? found.keySet() : expected.keySet();
    }

    void check(String name, List<String> ends) {
        List<String> visible = ends.stream().map(NastyOutcomes::visible).toList();
        found.put(name, visible);
        if (!writing) {
            assertThat(visible).isEqualTo(expected.get(name));
        }
    }

    /** Written out what would break a line or can't be seen. */
    private static String visible(String words) {
        StringBuilder out = new StringBuilder();
        words.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean hidden = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE
                    || type == Character.UNASSIGNED;
            if (hidden) {
                out.append(String.format("\\u%04X", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString().strip();
    }

    void writeIfWanted() throws IOException {
        if (writing) {
            List<String> lines = new ArrayList<>();
            found.forEach((name, ends) -> {
                lines.add(name);
                ends.forEach(end -> lines.add(INDENT + end));
            });
            Files.write(PATH, lines, StandardCharsets.UTF_8);
        }
    }
}
