package io.plumbline.connectors;

import java.util.List;

/**
 * The files that a pattern matches.
 *
 * @param names some of them, in order
 * @param files how many there are
 * @param bytes of all of them
 */
public record FilePreview(List<String> names, int files, long bytes) {

    public FilePreview {
        names = List.copyOf(names);
    }
}
