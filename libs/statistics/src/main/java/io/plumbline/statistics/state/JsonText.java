package io.plumbline.statistics.state;

/** Whether bytes are one well-formed JSON object or array (RFC 8259). */
final class JsonText {
    private static final int DEEPEST = 64;

    private final byte[] utf8;
    private final int end;
    private int at;

    private JsonText(byte[] utf8, int start, int end) {
        this.utf8 = utf8;
        this.at = start;
        this.end = end;
    }

    /** White space around it isn't part of it. Deeper than 64 levels isn't followed and counts as not valid. */
    static boolean isValid(byte[] utf8, int start, int end) {
        byte last = utf8[end - 1];
        if (end - start < 2 || last != (utf8[start] == '{' ? '}' : ']')) {
            return false;
        }
        JsonText text = new JsonText(utf8, start, end);
        return text.value(0) && text.at == end;
    }

    private boolean value(int depth) {
        skipBlanks();
        if (at == end || depth > DEEPEST) {
            return false;
        }
        return switch (utf8[at]) {
            case '{' -> members(depth, true, (byte) '}');
            case '[' -> members(depth, false, (byte) ']');
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private boolean members(int depth, boolean named, byte close) {
        at++;
        skipBlanks();
        if (take(close)) {
            return true;
        }
        while (true) {
            if (named) {
                skipBlanks();
                if (at == end || utf8[at] != '"' || !string()) {
                    return false;
                }
                skipBlanks();
                if (!take((byte) ':')) {
                    return false;
                }
            }
            if (!value(depth + 1)) {
                return false;
            }
            skipBlanks();
            if (take(close)) {
                return true;
            }
            if (!take((byte) ',')) {
                return false;
            }
        }
    }

    private boolean string() {
        at++;
        while (at < end) {
            byte b = utf8[at++];
            if (b == '"') {
                return true;
            } else if ((b >= 0 && b < 32) || (b == '\\' && !escape())) {
                return false;
            }
        }
        return false;
    }

    private boolean escape() {
        if (at == end) {
            return false;
        }
        byte b = utf8[at++];
        if (b != 'u') {
            return "\"\\/bfnrt".indexOf(b) >= 0;
        }
        for (int i = 0; i < 4; i++) {
            if (at == end || (Letters.of(utf8[at++]) & (Letters.DIGIT | Letters.HEX_LETTER)) == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!take((byte) word.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        take((byte) '-');
        if (!take((byte) '0') && !digits()) {
            return false;
        }
        if (take((byte) '.') && !digits()) {
            return false;
        }
        if (take((byte) 'e') || take((byte) 'E')) {
            if (!take((byte) '+')) {
                take((byte) '-');
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int before = at;
        while (at < end && Numbers.isDigit(utf8[at])) {
            at++;
        }
        return at > before;
    }

    private boolean take(byte expected) {
        if (at < end && utf8[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < end && (utf8[at] == ' ' || utf8[at] == '\n' || utf8[at] == '\r' || utf8[at] == '\t')) {
            at++;
        }
    }
}
