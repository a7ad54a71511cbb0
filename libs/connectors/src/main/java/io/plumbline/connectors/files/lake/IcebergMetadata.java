package io.plumbline.connectors.files.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * A table's metadata as found without a catalog: that of the version that {@code version-hint.text} names, or of a later one that
 * follows it without a gap; without a hint that with the highest number. What only a catalog knows can't be told: a commit that it
 * refused leaves the same kind of file behind.
 *
 * @param warnings where more than one file claims to be current, in words
 */
record IcebergMetadata(TableMetadata table, IcebergFileIO files, List<String> warnings) {

    private static final String FOLDER = "metadata";
    private static final String HINT = "version-hint.text";
    private static final Pattern NUMBERED =
            Pattern.compile("(?:v(\\d{1,9})|(\\d{1,9})-[^/]*?)(\\.gz)?\\.metadata\\.json(\\.gz)?");

    /** Of a metadata file, unpacked: its schemas and snapshots are held in memory as a whole. */
    private static final int MOST_BYTES = 64 << 20;

    /**
     * A metadata file.
     *
     * @param counted whether its name is no more than a count, as tables without a catalog have it
     */
    private record Candidate(TableFolder.Entry entry, int number, boolean counted) {

        static Optional<Candidate> of(TableFolder.Entry entry) {
            Matcher name = NUMBERED.matcher(entry.name());
            if (!name.matches()) {
                return Optional.empty();
            }
            boolean counted = name.group(1) != null;
            return Optional.of(new Candidate(entry, Integer.parseInt(name.group(counted ? 1 : 2)), counted));
        }
    }

    /** @throws SourceException or a LakeLogException if none can be read */
    static IcebergMetadata current(TableFolder folder, int maxFiles) throws IOException {
        List<TableFolder.Entry> entries = folder.files(FOLDER, maxFiles);
        List<Candidate> candidates =
                entries.stream().flatMap(e -> Candidate.of(e).stream()).toList();
        List<String> warnings = new ArrayList<>();
        Candidate current = hinted(folder, entries, candidates, warnings).orElseGet(() -> newest(candidates, warnings));
        String name = FOLDER + "/" + current.entry().name();
        String json = text(folder, name, current.entry());
        TableMetadata parsed = TableMetadataParser.fromJson(json);
        String location = parsed.location().replaceFirst("/+$", "");
        TableMetadata table = TableMetadataParser.fromJson(location + "/" + name, json);
        return new IcebergMetadata(table, new IcebergFileIO(folder, location), List.copyOf(warnings));
    }

    private static Optional<Candidate> hinted(
            TableFolder folder, List<TableFolder.Entry> entries, List<Candidate> candidates, List<String> warnings)
            throws IOException {
        Optional<TableFolder.Entry> file =
                entries.stream().filter(e -> e.name().equals(HINT)).findFirst();
        if (file.isEmpty()) {
            return Optional.empty();
        }
        String hint;
        try (InputStream in =
                folder.open(FOLDER + "/" + HINT, file.get().bytes()).newStream()) {
            hint = new String(in.readNBytes(200), StandardCharsets.UTF_8).strip();
        }
        Optional<Candidate> found = candidates.stream()
                .filter(c -> c.counted() && String.valueOf(c.number()).equals(hint)
                        || c.entry().name().equals(hint)
                        || c.entry().name().equals(hint + ".metadata.json"))
                .findFirst();
        if (found.isEmpty()) {
            warnings.add(HINT + " names metadata that is not there: the newest was taken");
        }
        for (Optional<Candidate> next = found; next.isPresent() && next.get().counted(); ) {
            found = next;
            int after = next.get().number() + 1;
            next = candidates.stream()
                    .filter(c -> c.counted() && c.number() == after)
                    .findFirst();
        }
        return found;
    }

    private static Candidate newest(List<Candidate> candidates, List<String> warnings) {
        Candidate newest = candidates.stream()
                .max(Comparator.comparingInt(Candidate::number)
                        .thenComparingLong(c -> c.entry().modified()))
                .orElseThrow(() -> new IllegalStateException("no metadata"));
        long rivals =
                candidates.stream().filter(c -> c.number() == newest.number()).count();
        if (rivals > 1) {
            warnings.add(rivals + " metadata files have the highest number, " + newest.number()
                    + ": the one written last was taken; only the table's catalog knows which is current");
        }
        return newest;
    }

    private static String text(TableFolder folder, String name, TableFolder.Entry entry) throws IOException {
        try (InputStream packed = folder.open(name, entry.bytes()).newStream();
                InputStream in = name.contains(".gz") ? new GZIPInputStream(packed) : packed) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SourceException(
                        SourceFailure.TOO_LARGE,
                        folder.shown(name) + ": more than " + MOST_BYTES + " bytes (expected: at most that many)");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
