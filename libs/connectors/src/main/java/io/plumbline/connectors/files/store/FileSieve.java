package io.plumbline.connectors.files.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/** Keeps what of a listing is of a known format, and counts what is left out. */
public final class FileSieve {

    private final String shown;
    private final int maxFiles;
    private final List<FoundFile> found = new ArrayList<>();
    private final Map<String, LakeTable> lakes = new TreeMap<>();
    private int otherFormats;
    private int denied;

    /** @param shown how messages call what is listed */
    public FileSieve(String shown, int maxFiles) {
        this.shown = shown;
        this.maxFiles = maxFiles;
    }

    /** The format of a file of that name. Empty if it is hidden, or of no format that is read. */
    public Optional<FileFormat> format(String fileName) {
        if (FileFormat.hidden(fileName)) {
            return Optional.empty();
        }
        Optional<FileFormat> format = FileFormat.of(fileName);
        otherFormats += format.isEmpty() ? 1 : 0;
        return format;
    }

    /** Takes note of a file or folder that is part of a table's log, whether it is hidden or not. */
    public void notice(String relative) {
        LakeTable.of(relative).ifPresent(lake -> lakes.merge(lake.folder(), lake, LakeTable::orRather));
    }

    public void add(FoundFile file) {
        if (found.size() >= maxFiles) {
            throw new SourceException(
                    SourceFailure.TOO_LARGE,
                    shown + ": more than " + maxFiles + " files (expected: at most that many)");
        }
        found.add(file);
    }

    /** A file or folder that may not be read. */
    public void denied() {
        denied++;
    }

    public FileListing listing() {
        List<String> warnings = new ArrayList<>();
        if (otherFormats > 0) {
            warnings.add(otherFormats + " files left out: by their names none of " + FileFormat.NAMES);
        }
        if (denied > 0) {
            warnings.add(denied + " files or folders left out: no right to read them");
        }
        found.sort(Comparator.comparing(FoundFile::relative));
        List<FoundFile> files = lakes.isEmpty()
                ? found
                : found.stream()
                        .filter(f -> lakes.values().stream().noneMatch(l -> l.holds(f.relative())))
                        .toList();
        return new FileListing(files, List.copyOf(lakes.values()), warnings);
    }
}
