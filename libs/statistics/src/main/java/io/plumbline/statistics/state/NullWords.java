package io.plumbline.statistics.state;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The words that people and programs write where there is no value. Case and white space around them don't matter. */
public final class NullWords {
    private static final List<String> WORDS = List.of(
            "-", "--", "---", ".", "?", "#n/a", "#na", "#null!", "(none)", "(null)", "-nan", "<na>", "<null>", "\\n",
            "missing", "n.a.", "n/a", "na", "nan", "nil", "none", "null");
    private static final int LONGEST = 7;
    private static final LongSet PACKED = new LongSet();

    static {
        for (String word : WORDS) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            PACKED.add(packed(bytes, 0, bytes.length));
        }
    }

    private NullWords() {}

    /** All of them, in lower case. */
    public static List<String> all() {
        return WORDS;
    }

    static boolean contains(byte[] utf8, int start, int end) {
        int length = end - start;
        return length > 0 && length <= LONGEST && PACKED.contains(packed(utf8, start, end));
    }

    private static long packed(byte[] utf8, int start, int end) {
        long packed = 0;
        for (int i = start; i < end; i++) {
            int c = utf8[i] & 0xFF;
            packed = packed << 8 | (c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        return packed;
    }
}
