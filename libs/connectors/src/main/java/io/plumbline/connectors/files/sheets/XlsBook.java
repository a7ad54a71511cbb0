package io.plumbline.connectors.files.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.jspecify.annotations.Nullable;

/** A workbook in the binary format before Office Open XML; its records are read one after the other. */
final class XlsBook implements Book {

    private static final String[] STREAMS = {"Workbook", "WORKBOOK", "BOOK", "Book"};

    private final POIFSFileSystem files;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Boolean> dateStyles = new ArrayList<>();
    private final List<Integer> positions = new ArrayList<>();
    private boolean from1904;
    private @Nullable SSTRecord strings;

    private XlsBook(POIFSFileSystem files) {
        this.files = files;
    }

    static XlsBook open(Path file) throws IOException {
        POIFSFileSystem files;
        try {
            files = new POIFSFileSystem(file.toFile(), true);
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
        XlsBook book = new XlsBook(files);
        try {
            book.readForm();
            return book;
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e instanceof BookException known ? known : broken(e);
        }
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public Rows rows(Sheet sheet) throws IOException {
        InputStream stream = stream();
        try {
            stream.skipNBytes(positions.get(sheet.place()));
            return new XlsRows(stream, this);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw broken(e);
        }
    }

    boolean from1904() {
        return from1904;
    }

    boolean dateStyle(int style) {
        return style >= 0 && style < dateStyles.size() && dateStyles.get(style);
    }

    String string(int number) {
        SSTRecord known = strings;
        return known == null || number < 0 || number >= known.getNumUniqueStrings()
                ? ""
                : known.getString(number).getString();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    static BookException broken(Exception e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof BookException known) {
                return known;
            }
            if (t instanceof EncryptedDocumentException) {
                return encrypted();
            }
        }
        return new BookException("a broken or truncated workbook", "a whole XLS", false, e);
    }

    private static BookException encrypted() {
        return new BookException("encrypted", "a workbook without a password");
    }

    private InputStream stream() throws IOException {
        DirectoryNode root = files.getRoot();
        for (String name : STREAMS) {
            if (root.hasEntryCaseInsensitive(name)) {
                return root.createDocumentInputStream(name);
            }
        }
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            throw encrypted();
        }
        throw new BookException("an Office document that is no workbook", "XLS or XLSX");
    }

    private void readForm() throws IOException {
        Map<Integer, String> patterns = new HashMap<>();
        List<Integer> formats = new ArrayList<>();
        List<BoundSheetRecord> bounds = new ArrayList<>();
        try (InputStream stream = stream()) {
            RecordFactoryInputStream records = new RecordFactoryInputStream(stream, false);
            for (var record = records.nextRecord(); record != null; record = records.nextRecord()) {
                if (record instanceof BoundSheetRecord bound) {
                    bounds.add(bound);
                } else if (record instanceof SSTRecord table) {
                    strings = table;
                } else if (record instanceof DateWindow1904Record window) {
                    from1904 = window.getWindowing() == 1;
                } else if (record instanceof FormatRecord format) {
                    patterns.put(format.getIndexCode(), format.getFormatString());
                } else if (record instanceof ExtendedFormatRecord style) {
                    formats.add((int) style.getFormatIndex());
                } else if (record instanceof EOFRecord) {
                    break;
                }
            }
        }
        for (int format : formats) {
            String builtIn = format < 164 ? BuiltinFormats.getBuiltinFormat(format) : null;
            String pattern = patterns.getOrDefault(format, builtIn == null ? "General" : builtIn);
            dateStyles.add(CellValues.isDate(format, pattern));
        }
        for (BoundSheetRecord bound : bounds) {
            sheets.add(new Sheet(positions.size(), bound.getSheetname(), bound.isHidden() || bound.isVeryHidden()));
            positions.add(bound.getPositionOfBof());
        }
    }
}
