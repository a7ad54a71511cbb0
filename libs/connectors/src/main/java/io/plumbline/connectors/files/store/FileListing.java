package io.plumbline.connectors.files.store;

import java.util.List;

/**
 * The files of a store.
 *
 * @param files sorted by path
 * @param lakes folders that are tables by a log of their own; none of their files is among the others
 * @param warnings what was left out, in words
 */
public record FileListing(List<FoundFile> files, List<LakeTable> lakes, List<String> warnings) {

    public FileListing {
        files = List.copyOf(files);
        lakes = List.copyOf(lakes);
        warnings = List.copyOf(warnings);
    }
}
