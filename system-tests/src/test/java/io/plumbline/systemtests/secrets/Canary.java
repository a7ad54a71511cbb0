package io.plumbline.systemtests.secrets;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A secret that can't be anywhere by chance.
 *
 * @param name what it was planted as
 * @param core the part that is searched for: letters and digits, the same in plain, JSON and query strings
 */
record Canary(String name, String core) {

    private static final int DIGITS = 20;
    private static final int GROUP = 3;

    static Canary plant(String name, RandomGenerator random) {
        StringBuilder core = new StringBuilder("Qz");
        for (int i = 0; i < DIGITS; i++) {
            core.append(Character.forDigit(random.nextInt(36), 36));
        }
        return new Canary(name, core.toString());
    }

    /** The secret as a user types it, with characters that encoders change. */
    String secret() {
        return "p/+%&=;'\"ß " + core + " !";
    }

    /** Spellings by which anybody would give it away, by name. */
    Map<String, byte[]> spellings() {
        byte[] bytes = core.getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> spellings = new LinkedHashMap<>();
        spellings.put("plain", bytes);
        spellings.put("utf-16", core.getBytes(StandardCharsets.UTF_16LE));
        for (int shift = 0; shift < GROUP; shift++) {
            spellings.put("base64 at " + shift, ascii(base64At(bytes, shift)));
        }
        String hex = HexFormat.of().formatHex(bytes);
        spellings.put("hex", ascii(hex));
        spellings.put("HEX", ascii(hex.toUpperCase(Locale.ROOT)));
        spellings.put("url", ascii(percent(bytes, HexFormat.of())));
        spellings.put("URL", ascii(percent(bytes, HexFormat.of().withUpperCase())));
        return spellings;
    }

    /** All spellings in one text, each in the midst of something else: what a leak would look like. */
    String everySpelling() {
        StringBuilder text = new StringBuilder(core);
        byte[] bytes = core.getBytes(StandardCharsets.UTF_8);
        for (int shift = 0; shift < GROUP; shift++) {
            byte[] within = ascii("-".repeat(shift) + core + "--");
            text.append(' ').append(Base64.getEncoder().encodeToString(within));
        }
        String hex = HexFormat.of().formatHex(bytes);
        return text.append(' ')
                .append(hex)
                .append(' ')
                .append(hex.toUpperCase(Locale.ROOT))
                .append(' ')
                .append(percent(bytes, HexFormat.of()))
                .append(' ')
                .append(percent(bytes, HexFormat.of().withUpperCase()))
                .toString();
    }

    /** The characters that don't depend on what stands before and after, if that many bytes of a group stand before. */
    private static String base64At(byte[] bytes, int shift) {
        int skip = (GROUP - shift) % GROUP;
        int length = (bytes.length - skip) / GROUP * GROUP;
        byte[] groups = new byte[length];
        System.arraycopy(bytes, skip, groups, 0, length);
        return Base64.getEncoder().withoutPadding().encodeToString(groups);
    }

    private static String percent(byte[] bytes, HexFormat hex) {
        return hex.withPrefix("%").formatHex(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
