package io.plumbline.connectors.files.sheets;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** A workbook that can't be read, and why, in words for its owner. */
public final class BookException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    BookException(String what, String expected) {
        this(what, expected, false, null);
    }

    BookException(String what, String expected, boolean tooLarge, @Nullable Throwable cause) {
        super(what + " (expected: " + expected + ")", cause);
        this.tooLarge = tooLarge;
    }

    /** True if it is a matter of size and not of form. */
    public boolean tooLarge() {
        return tooLarge;
    }
}
