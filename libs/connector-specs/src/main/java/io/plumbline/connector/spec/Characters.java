package io.plumbline.connector.spec;

import java.text.Normalizer;

/** What a name that stands in a URL may be made of, whoever reads it: no separator in any guise, nothing invisible. */
final class Characters {

    private static final String SEPARATORS = "/\\?#%&=;@:,()[]{}<>|*^`'\"";

    private Characters() {}

    static boolean unambiguous(String name) {
        return !name.equals(".")
                && !name.equals("..")
                && name.codePoints().allMatch(Characters::visible)
                && Normalizer.normalize(name, Normalizer.Form.NFKC)
                        .codePoints()
                        .noneMatch(c -> SEPARATORS.indexOf(c) >= 0 || Character.isISOControl(c));
    }

    private static boolean visible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
