package io.plumbline.connectors.files;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file below the root.
 *
 * @param path where it was found, links not followed
 * @param real where it is; inside the root unless {@code outside}
 * @param relative below the root, with {@code /} between folders
 */
record FoundFile(
        Path path, Path real, String relative, FileFormat format, long bytes, Instant modified, boolean outside) {

    String folder() {
        int slash = relative.lastIndexOf('/');
        return slash < 0 ? "" : relative.substring(0, slash);
    }

    String fileName() {
        return relative.substring(relative.lastIndexOf('/') + 1);
    }

    boolean compressed() {
        return relative.endsWith(".gz") || relative.endsWith(".GZ");
    }
}
