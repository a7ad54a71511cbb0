package io.plumbline.connectors.files.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * The characters at the beginning of a text file.
 *
 * @param name of the encoding, as Java and Spark name it
 * @param text decoded, without byte order mark; a character cut off at the end is left out
 */
public record TextEncoding(String name, String text) {

    private static final int LONGEST_MARK = 64;
    private static final Map<String, String> FOREIGN = new LinkedHashMap<>();

    static {
        FOREIGN.put("PK\u0003\u0004", "a ZIP archive or a workbook");
        FOREIGN.put("PAR1", "Parquet");
        FOREIGN.put("\u001f\u008b", "gzip");
        FOREIGN.put("\u0089PNG", "a picture");
        FOREIGN.put("%PDF", "PDF");
        FOREIGN.put("\u007fELF", "a program");
        FOREIGN.put("Obj\u0001", "Avro");
        FOREIGN.put("\u00d0\u00cf\u0011\u00e0", "an old Office document");
    }

    /**
     * Tells the encoding by byte order mark, then by NULs in every second place, then by whether it is valid UTF-8, else Windows-1252.
     *
     * @param wanted the encoding to take; null to find out
     * @throws SourceException FILE_EMPTY or FILE_UNREADABLE
     */
    public static TextEncoding of(String shown, byte[] sample, @Nullable String wanted) {
        if (sample.length == 0) {
            throw empty(shown, "0 bytes");
        }
        String start = new String(sample, 0, Math.min(LONGEST_MARK, sample.length), StandardCharsets.ISO_8859_1);
        String small = start.stripLeading().toLowerCase(Locale.ROOT);
        if (small.startsWith("<!doctype html") || small.startsWith("<html")) {
            throw new SourceException(
                    SourceFailure.FILE_UNREADABLE, shown + ": is a web page by its first bytes (expected: text)");
        }
        FOREIGN.forEach((magic, what) -> {
            if (start.startsWith(magic)) {
                throw new SourceException(
                        SourceFailure.FILE_UNREADABLE, shown + ": is " + what + " by its first bytes (expected: text)");
            }
        });
        String name = wanted != null ? wanted : detected(sample);
        String text = decoded(sample, Charset.forName(name));
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        requireText(shown, text);
        return new TextEncoding(name, text);
    }

    private static String detected(byte[] sample) {
        if (starts(sample, 0xFF, 0xFE, 0, 0)) {
            return "UTF-32LE";
        }
        if (starts(sample, 0, 0, 0xFE, 0xFF)) {
            return "UTF-32BE";
        }
        if (starts(sample, 0xFF, 0xFE)) {
            return "UTF-16LE";
        }
        if (starts(sample, 0xFE, 0xFF)) {
            return "UTF-16BE";
        }
        int even = 0;
        int odd = 0;
        int seen = Math.min(sample.length, 4096) & ~1;
        for (int i = 0; i < seen; i += 2) {
            even += sample[i] == 0 ? 1 : 0;
            odd += sample[i + 1] == 0 ? 1 : 0;
        }
        if (odd * 3 > seen / 2 && even * 20 < seen) {
            return "UTF-16LE";
        }
        if (even * 3 > seen / 2 && odd * 20 < seen) {
            return "UTF-16BE";
        }
        return validUtf8(sample) ? "UTF-8" : "windows-1252";
    }

    private static boolean validUtf8(byte[] sample) {
        CharsetDecoder strict = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = strict.decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length + 1), false);
        return !result.isError();
    }

    private static String decoded(byte[] sample, Charset charset) {
        CharsetDecoder lenient = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer out = CharBuffer.allocate((int) (sample.length * (double) lenient.maxCharsPerByte()) + 2);
        lenient.decode(ByteBuffer.wrap(sample), out, false);
        return out.flip().toString();
    }

    private static void requireText(String shown, String text) {
        if (text.isBlank()) {
            throw empty(shown, "nothing but blanks");
        }
        int rubbish = 0;
        int first = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < '\u007f') {
                continue;
            }
            boolean odd = c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\u001b'
                    || c >= '\u007f' && c < '\u00a0' && c != '\u0085'
                    || c == '\uFFFD';
            if (odd) {
                rubbish++;
                first = first < 0 ? i : first;
            }
        }
        boolean nul = text.indexOf('\0') >= 0;
        if (nul && rubbish * 200L > text.length() || rubbish * 50L > text.length()) {
            throw new SourceException(
                    SourceFailure.FILE_UNREADABLE,
                    shown + ": binary rubbish, first at character " + (first + 1) + " (expected: text)");
        }
    }

    private static SourceException empty(String shown, String what) {
        return new SourceException(SourceFailure.FILE_EMPTY, shown + ": " + what + " (expected: rows)");
    }

    private static boolean starts(byte[] sample, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (sample.length <= i || (sample[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
