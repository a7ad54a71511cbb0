package io.plumbline.connectors.files;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.ReadOptions.Limits;
import io.plumbline.connectors.ReadOptions.Sample;
import io.plumbline.connectors.ReadOptions.Start;
import io.plumbline.connectors.ReadPlan;
import io.plumbline.connectors.RowLimit;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.files.look.Contents;
import io.plumbline.connectors.files.text.JsonForm;

/**
 * Which files of a container, and which parts of them, a read takes.
 *
 * @param pieces in the order of the files
 * @param sample null for all rows
 * @param start the field to compare rows by; null if there is none
 * @param rowsPerPart given on at most of each piece, or of what Spark reads at a time of files that it reads; null for all
 * @param rows given on at most; null for all
 */
record FilePlan(
        List<Piece> pieces,
        @Nullable Sample sample,
        @Nullable Start start,
        @Nullable Long rowsPerPart,
        @Nullable Long rows,
        ReadPlan plan) {

    private static final long SPLIT_BYTES = 64L << 20;

    /**
     * A part of a file that one task reads.
     *
     * @param number of the file among the container's
     * @param to up to where records may begin, counted unpacked; beyond the file's end for the last part
     */
    record Piece(int number, Member member, long from, long to) {

        /** About as many as are read, as stored. */
        long bytes() {
            return Math.min(member.file().bytes(), to) - from;
        }
    }

    /** @param settings the limits that the datastore itself lays down */
    static FilePlan of(FileContainer container, ReadOptions wanted, Limits settings) {
        return of(container, wanted, settings, member -> true);
    }

    /** @param taken files that belong to the parts that are wanted; what is read of the others doesn't count as missing */
    static FilePlan of(FileContainer container, ReadOptions wanted, Limits settings, Predicate<Member> taken) {
        Limits limits = settings.and(wanted.limits());
        List<String> notes = new ArrayList<>();
        if (wanted.partitionField() != null) {
            notes.add("not cut by " + wanted.partitionField() + ", as was wished: files are cut by their bytes");
        }
        if (wanted.limits().connections() != null) {
            notes.add("a limit of connections has no effect on files");
        }
        Start start = wanted.start();
        List<Integer> files = files(container, start, taken, notes);
        List<Piece> pieces = pieces(container, files, limits.bytes(), notes);
        Sample sample = wanted.sample() == null || wanted.sample().fraction() == 1 ? null : wanted.sample();
        if (sample != null) {
            notes.add(sample.words());
        }
        Long most = limits.rows();
        if (most != null) {
            notes.add("at most " + most + " rows, whichever come first");
        }
        Long perPart = limits.rowsPerPart();
        if (perPart != null) {
            notes.add(
                    RowLimit.wordsOfEachPart(
                            perPart,
                            ofText(container)
                                    ? "each file, and of each 64 MB of a large one"
                                    : "each part that is read at a time: one large file's rows or those of several small ones"));
        }
        long bytes = pieces.stream().mapToLong(Piece::bytes).sum();
        Long expected = expected(container, bytes, start, sample);
        // Of each part's rows nobody knows how many there are; no part has more than all.
        boolean cut = most != null && (expected == null || expected > most)
                || perPart != null && (expected == null || expected > perPart);
        boolean partial = start != null || sample != null || bytes < readable(container, taken) || cut;
        ReadPlan plan = new ReadPlan(
                Math.max(1, pieces.size()),
                // How the rows are spread over the parts is not known.
                expected == null || perPart != null && expected > perPart
                        ? null
                        : most == null ? expected : Long.valueOf(Math.min(expected, most)),
                bytes,
                null,
                partial,
                notes);
        return new FilePlan(
                List.copyOf(pieces),
                sample,
                start == null || start.field() == null ? null : start,
                perPart,
                most,
                plan);
    }

    /** The files of which at least a part is read. */
    List<Member> members() {
        return pieces.stream().map(Piece::member).distinct().toList();
    }

    private static boolean ofText(FileContainer container) {
        Contents contents = container.contents();
        return contents != null && (contents.text() != null || contents.json() != null);
    }

    private static long readable(FileContainer container, Predicate<Member> taken) {
        return container.members().stream()
                .filter(taken)
                .mapToLong(m -> m.file().bytes())
                .sum();
    }

    /** By share of the bytes if not all are read; null if nobody knows. */
    private static @Nullable Long expected(
            FileContainer container, long bytes, @Nullable Start start, @Nullable Sample sample) {
        Contents contents = container.contents();
        Long rows = contents == null ? null : contents.rows();
        if (rows == null || start != null) {
            return null;
        }
        long all = readable(container, member -> true);
        double share = all == 0 || bytes >= all ? 1 : (double) bytes / all;
        double fraction = sample == null ? 1 : sample.fraction();
        return share * fraction == 1 ? rows : Long.valueOf(Math.round(rows * share * fraction));
    }

    /** The numbers of the files that are looked into. */
    private static List<Integer> files(
            FileContainer container, @Nullable Start start, Predicate<Member> taken, List<String> notes) {
        Instant after = start == null || start.field() != null ? null : moment(start.after());
        List<Integer> files = new ArrayList<>();
        for (int i = 0; i < container.members().size(); i++) {
            Member member = container.members().get(i);
            if (taken.test(member) && (after == null || member.file().modified().isAfter(after))) {
                files.add(i);
            }
        }
        if (after != null) {
            notes.add(files.size() + " of " + container.members().size() + " files, those written after " + after);
        } else if (start != null) {
            notes.add(start.words());
        }
        return files;
    }

    private static Instant moment(String text) {
        try {
            int time = text.indexOf('T');
            boolean zoned = time >= 0 && text.substring(time).matches(".*[Z+-].*");
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : time < 0
                            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID,
                    "start: " + text
                            + " (expected: a moment such as 2026-01-31T12:00:00Z, after which files were written)",
                    e);
        }
    }

    /** Whole files in their order until the limit; of the one that passes it, what is left, if it can be cut off. */
    private static List<Piece> pieces(
            FileContainer container, List<Integer> files, @Nullable Long limit, List<String> notes) {
        List<Piece> pieces = new ArrayList<>();
        long left = limit == null ? Long.MAX_VALUE : limit;
        int read = 0;
        for (int number : files) {
            Member member = container.members().get(number);
            long bytes = member.file().bytes();
            if (bytes <= left) {
                pieces.addAll(pieces(number, member, Long.MAX_VALUE));
                left -= bytes;
                read++;
                continue;
            }
            boolean packed = member.packed();
            if (endsAnywhere(member)) {
                pieces.addAll(pieces(number, member, left));
                notes.add("at most about " + limit + " bytes: " + read + " of " + files.size()
                        + " files, and the first " + left + (packed ? " bytes, unpacked," : " bytes") + " of "
                        + member.file().fileName());
            } else if (pieces.isEmpty()) {
                pieces.addAll(pieces(number, member, Long.MAX_VALUE));
                notes.add("more than the limit of " + limit + " bytes: "
                        + member.file().fileName() + " has " + bytes
                        + " and can only be read as a whole; no other file is read");
            } else {
                notes.add("at most about " + limit + " bytes: " + read + " of " + files.size() + " files");
            }
            break;
        }
        return pieces;
    }

    /** True if its rows can be read from the first on and no further than to some byte. */
    private static boolean endsAnywhere(Member member) {
        JsonForm json = member.json();
        return member.dialect() != null || json != null && json.lines();
    }

    private static List<Piece> pieces(int number, Member member, long end) {
        boolean cut = member.splittable();
        long bytes = Math.min(member.file().bytes(), end);
        List<Piece> pieces = new ArrayList<>();
        long from = 0;
        while (cut && bytes - from > SPLIT_BYTES * 3 / 2) {
            pieces.add(new Piece(number, member, from, from + SPLIT_BYTES));
            from += SPLIT_BYTES;
        }
        pieces.add(new Piece(number, member, from, end));
        return pieces;
    }
}
