package io.plumbline.statistics.state;

/** Strings of fixed shape: {@code 9} a digit, {@code A} an upper-case letter, all else itself. */
final class Templates {
    private Templates() {}

    /** Whether the bytes from there on begin as the template does. */
    static boolean fits(String template, byte[] utf8, int start) {
        if (start + template.length() > utf8.length) {
            return false;
        }
        for (int i = 0; i < template.length(); i++) {
            byte b = utf8[start + i];
            boolean fits = switch (template.charAt(i)) {
                case '9' -> Numbers.isDigit(b);
                case 'A' -> b >= 'A' && b <= 'Z';
                default -> b == template.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
