package io.plumbline.connectors.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;
import io.plumbline.connectors.SourceLimits;
import io.plumbline.connectors.files.look.AvroInspection;
import io.plumbline.connectors.files.look.Contents;
import io.plumbline.connectors.files.look.CsvInspection;
import io.plumbline.connectors.files.look.FileOptions;
import io.plumbline.connectors.files.look.JsonInspection;
import io.plumbline.connectors.files.look.OrcInspection;
import io.plumbline.connectors.files.look.ParquetInspection;
import io.plumbline.connectors.files.look.SheetInspection;
import io.plumbline.connectors.files.sheets.Book;
import io.plumbline.connectors.files.sheets.BookException;
import io.plumbline.connectors.files.store.Bytes;
import io.plumbline.connectors.files.store.FileStore;
import io.plumbline.connectors.files.store.FoundFile;
import io.plumbline.connectors.files.store.TaskFiles;
import io.plumbline.connectors.files.text.TextEncoding;

/** Looks into one file: enough to know its columns and types, no more. */
final class Inspector {

    private static final int SMALL_SAMPLE = 64 << 10;

    private final FileStore store;
    private final FileOptions options;
    private final SourceLimits limits;

    Inspector(FileStore store, FileOptions options, SourceLimits limits) {
        this.store = store;
        this.options = options;
        this.limits = limits;
    }

    /**
     * What the file holds.
     *
     * @param thorough false to look at its first 64 KiB only, as one of many alike
     * @throws SourceException that says what is wrong with the file
     */
    Contents inspect(FoundFile file, boolean thorough) {
        String shown = store.shown(file.relative());
        requireInside(shown, file);
        if (file.bytes() == 0) {
            throw new SourceException(SourceFailure.FILE_EMPTY, shown + ": 0 bytes (expected: rows)");
        }
        try {
            int sample = thorough ? limits.sampleBytes() : Math.min(SMALL_SAMPLE, limits.sampleBytes());
            return switch (file.format()) {
                case PARQUET -> ParquetInspection.contents(shown, store, file, limits);
                case JSON -> json(shown, file, sample);
                case DELIMITED -> delimited(shown, file, sample);
                case AVRO -> AvroInspection.contents(shown, store, file, limits);
                case ORC -> OrcInspection.contents(shown, store, file, limits);
                case XLSX, XLS ->
                    throw new IllegalArgumentException("file: " + shown + " (expected: one that is one container)");
            };
        } catch (IOException e) {
            throw Bytes.failure(store, shown, e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            // A length or a depth that the file claims: nothing is lost but this look at it.
            throw new SourceException(
                    SourceFailure.FILE_UNREADABLE,
                    shown + ": asks for more memory than there is (expected: a file as its format has it)",
                    e);
        } catch (SourceException e) {
            throw e.reason().startsWith(shown) ? e : new SourceException(e.failure(), shown + ": " + e.reason(), e);
        }
    }

    /** The sheets of a workbook, each a container by the name {@code book.xlsx/Sheet1}; or the book, if it can't be read. */
    List<FileContainer> sheets(FoundFile file, String name) {
        String shown = store.shown(file.relative());
        List<FileContainer> containers = new ArrayList<>();
        try {
            requireInside(shown, file);
            try (TaskFiles.LocalCopy copy = TaskFiles.LocalCopy.of(store.open(file));
                    Book book = Book.open(copy.path())) {
                List<String> hidden = new ArrayList<>();
                for (Book.Sheet sheet : book.sheets()) {
                    if (sheet.hidden()) {
                        hidden.add(sheet.name());
                    }
                }
                String told = "hidden sheets left out: " + String.join(", ", hidden);
                for (Book.Sheet sheet : book.sheets()) {
                    if (!sheet.hidden()) {
                        containers.add(sheet(book, sheet, file, name, hidden.isEmpty() ? List.of() : List.of(told)));
                    }
                }
                if (containers.isEmpty()) {
                    throw new SourceException(
                            SourceFailure.FILE_EMPTY,
                            shown + ": no sheet with cells that is not hidden (expected: one)");
                }
            }
        } catch (BookException e) {
            return List.of(FileContainer.broken(name, file, SheetInspection.failure(shown, e)));
        } catch (IOException e) {
            return List.of(FileContainer.broken(name, file, Bytes.failure(store, shown, e)));
        } catch (SourceException e) {
            return List.of(FileContainer.broken(name, file, e));
        }
        return containers;
    }

    private FileContainer sheet(Book book, Book.Sheet sheet, FoundFile file, String name, List<String> warnings) {
        String full = name + "/" + key(sheet.name());
        String shown = store.shown(file.relative()) + "/" + sheet.name();
        Map<String, String> locator = Map.of("path", name, "sheet", sheet.name());
        try {
            SheetInspection.Table table = new SheetInspection(shown, options, limits).table(book, sheet);
            Contents contents = table.contents().withWarnings(warnings);
            Member member = Member.of(file, contents).on(table.layout());
            return new FileContainer(ContainerKind.FILE, full, List.of(file), List.of(member), locator, contents, null);
        } catch (BookException e) {
            return brokenSheet(full, file, locator, SheetInspection.failure(shown, e));
        } catch (IOException e) {
            return brokenSheet(full, file, locator, Bytes.failure(store, shown, e));
        } catch (SourceException e) {
            return brokenSheet(full, file, locator, e);
        }
    }

    private static FileContainer brokenSheet(
            String name, FoundFile file, Map<String, String> locator, SourceException failure) {
        return new FileContainer(ContainerKind.FILE, name, List.of(file), List.of(), locator, null, failure);
    }

    /** The sheet's name as a part of a container's: without what separates parts or stands for patterns. */
    static String key(String sheet) {
        StringBuilder key = new StringBuilder();
        for (char c : sheet.toCharArray()) {
            boolean special = c == '/' || c == '%' || c == '*' || c == '?' || c < ' ' || c == 127;
            key.append(special ? String.format("%%%02X", (int) c) : String.valueOf(c));
        }
        return key.toString();
    }

    private static void requireInside(String shown, FoundFile file) {
        if (file.outside()) {
            throw new SourceException(
                    SourceFailure.PATH_OUTSIDE_ROOT, shown + ": a link that leads out (expected: inside the root)");
        }
    }

    private Contents json(String shown, FoundFile file, int sample) throws IOException {
        Bytes.Sample start = Bytes.sample(store, file, Math.min(sample, SMALL_SAMPLE), options.compression());
        TextEncoding encoding = TextEncoding.of(shown, start.bytes(), null);
        SourceLimits smaller = new SourceLimits(
                limits.maxFiles(), limits.maxColumns(), sample, limits.maxWholeFileBytes(), limits.maxValueChars());
        return new JsonInspection(shown, store, file, start.compression(), encoding.name(), smaller).contents();
    }

    private Contents delimited(String shown, FoundFile file, int sample) throws IOException {
        Bytes.Sample start = Bytes.sample(store, file, sample, options.compression());
        TextEncoding encoding = TextEncoding.of(shown, start.bytes(), options.encoding());
        boolean whole = start.bytes().length < sample;
        return new CsvInspection(shown, file.fileName(), start.compression(), encoding, options, limits, whole)
                .contents();
    }
}
