package io.plumbline.connectors.files;

import java.util.List;

/**
 * The files of a store.
 *
 * @param files sorted by path
 * @param warnings what was left out, in words
 */
record FileListing(List<FoundFile> files, List<String> warnings) {

    FileListing {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }
}
