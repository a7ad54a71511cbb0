package io.plumbline.gateway.container;

import java.util.Optional;
import java.util.regex.Pattern;

import io.plumbline.gateway.request.RequestBody;

/** Reads patterns of files: paths inside a datastore. */
public final class FilePattern {
    /** What is expected. */
    public static final String WORDS =
            "a path inside the datastore, with * and ? within a folder and ** across folders, no . or .. steps";

    private static final int MAX = 1_000;
    private static final Pattern SHAPE =
            Pattern.compile("(?!/)(?!(?:.*/)?\\.\\.?(?:/|$))[^\\p{Cntrl}\\\\]{1," + MAX + "}");

    private FilePattern() {}

    /** Empty if absent or wrong, which the body then notes. */
    public static Optional<String> read(RequestBody body, String name) {
        Optional<String> pattern = body.text(name, MAX);
        if (pattern.isPresent() && !SHAPE.matcher(pattern.get()).matches()) {
            body.wrong(name, pattern.get(), WORDS);
            return Optional.empty();
        }
        return pattern;
    }
}
