package io.plumbline.connectors.files;

import java.time.Instant;

/**
 * A file of a store.
 *
 * @param relative below the store's root, with {@code /} between folders
 * @param location what Hadoop's {@code Path} takes, links followed
 * @param outside true if it is a link that leads out of the root: to be told, never opened
 */
record FoundFile(String relative, String location, FileFormat format, long bytes, Instant modified, boolean outside) {

    String folder() {
        int slash = relative.lastIndexOf('/');
        return slash < 0 ? "" : relative.substring(0, slash);
    }

    String fileName() {
        return relative.substring(relative.lastIndexOf('/') + 1);
    }
}
