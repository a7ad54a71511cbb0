package io.plumbline.statistics.state;

/** Counting and cutting of texts by their UTF-8 bytes. */
final class Utf8 {
    private Utf8() {}

    /** How many code points there are. */
    static int characters(byte[] utf8, int offset, int length) {
        int continued = 0;
        for (int at = offset; at < offset + length; at++) {
            continued += utf8[at] < (byte) 0xC0 ? 1 : 0;
        }
        return length - continued;
    }

    /** How many bytes the first characters take, at most so many; a character of four bytes counts as two, as in a String. */
    static int kept(byte[] utf8, int offset, int length, int characters) {
        if (length <= characters) {
            return length;
        }
        int left = characters;
        for (int at = 0; at < length; at++) {
            byte next = utf8[offset + at];
            if (next >= (byte) 0xC0) {
                left -= (next & 0xFF) >= 0xF0 ? 2 : 1;
                if (left < 0) {
                    return at;
                }
            }
        }
        return length;
    }

    /** The code point of three bytes that begins there; -1 if there is none. */
    static int ofThreeBytes(byte[] utf8, int at) {
        return (utf8[at] & 0xF0) == 0xE0
                ? (utf8[at] & 0x0F) << 12 | (utf8[at + 1] & 0x3F) << 6 | utf8[at + 2] & 0x3F
                : -1;
    }

    /** The first characters of a longer text, without half of one. */
    static String prefix(String text, int characters) {
        int end = Character.isHighSurrogate(text.charAt(characters - 1)) ? characters - 1 : characters;
        return text.substring(0, end);
    }
}
