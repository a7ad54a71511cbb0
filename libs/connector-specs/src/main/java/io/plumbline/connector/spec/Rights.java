package io.plumbline.connector.spec;

import org.jspecify.annotations.Nullable;

/** What a source must grant: in words, and as something to paste if there is such a thing. */
record Rights(String words, @Nullable String script) {

    static Rights of(String words, String script) {
        return new Rights(words, script);
    }

    static Rights inWords(String words) {
        return new Rights(words, null);
    }
}
