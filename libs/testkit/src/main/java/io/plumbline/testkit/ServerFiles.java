package io.plumbline.testkit;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

import static java.util.Objects.requireNonNull;

/** The programs of test servers, which this module's build puts under its target directory. */
final class ServerFiles {

    private ServerFiles() {}

    /** A file or directory under {@code target/servers}. */
    static Path find(String name) {
        Path found = directory().resolve(name);
        if (!Files.exists(found)) {
            throw new IllegalStateException(found + " is missing: build libs/testkit");
        }
        return found;
    }

    /** Where servers lie that are fetched when they are first used. */
    static Path directory() {
        CodeSource source =
                requireNonNull(ServerFiles.class.getProtectionDomain().getCodeSource());
        Path classes = Path.of(URI.create(source.getLocation().toString()));
        return requireNonNull(classes.getParent()).resolve("servers");
    }
}
