package io.plumbline.connectors.files.store;

import java.time.Instant;

/**
 * A file of a store.
 *
 * @param relative below the store's root, with {@code /} between folders
 * @param location what Hadoop's {@code Path} takes, links followed
 * @param outside true if it is a link that leads out of the root: to be told, never opened
 */
public record FoundFile(
        String relative, String location, FileFormat format, long bytes, Instant modified, boolean outside) {

    public String folder() {
        int slash = relative.lastIndexOf('/');
        return slash < 0 ? "" : relative.substring(0, slash);
    }

    public String fileName() {
        return relative.substring(relative.lastIndexOf('/') + 1);
    }
}
