package io.plumbline.connectors.files.types;

import org.jspecify.annotations.Nullable;

/** Two words that stand for true and false, in any case. */
enum Truth {
    TRUE_FALSE("true", "false"),
    YES_NO("yes", "no"),
    Y_N("y", "n"),
    T_F("t", "f");

    private final String yes;
    private final String no;

    Truth(String yes, String no) {
        this.yes = yes;
        this.no = no;
    }

    /** What the word says; null if it is none of the two. */
    @Nullable
    Boolean of(String text) {
        if (text.length() == yes.length() && text.equalsIgnoreCase(yes)) {
            return Boolean.TRUE;
        }
        return text.length() == no.length() && text.equalsIgnoreCase(no) ? Boolean.FALSE : null;
    }

    /** Single letters may be codes: they are truth values only where both occur. */
    boolean letters() {
        return yes.length() == 1;
    }

    String words() {
        return yes + "/" + no;
    }
}
