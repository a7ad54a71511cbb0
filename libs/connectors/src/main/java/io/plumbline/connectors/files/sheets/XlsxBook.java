package io.plumbline.connectors.files.sheets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.jspecify.annotations.Nullable;

/** A workbook in Office Open XML. Macros, links, pictures and formulas are not looked at. */
final class XlsxBook implements Book {

    private static final long MOST_BYTES_OF_FORM = 64L << 20;
    private static final long MOST_BYTES_OF_STRINGS = 512L << 20;
    private static final int MOST_SHEETS = 1000;
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private final BoundedZip zip;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final List<Boolean> dateStyles = new ArrayList<>();
    private boolean from1904;
    private String stringsPart = "xl/sharedStrings.xml";
    private @Nullable SharedStrings strings;

    private XlsxBook(BoundedZip zip) {
        this.zip = zip;
    }

    static XlsxBook open(Path file) throws IOException {
        BoundedZip zip = BoundedZip.open(file);
        XlsxBook book = new XlsxBook(zip);
        try {
            book.readForm();
            return book;
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e;
        }
    }

    @Override
    public List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    @Override
    public Rows rows(Sheet sheet) throws IOException {
        int at = sheets.indexOf(sheet);
        String part = parts.get(at);
        XMLStreamReader xml = zip.read(part, Long.MAX_VALUE);
        if (xml == null) {
            throw new BookException("part " + part + " is missing", "a whole workbook");
        }
        return new XlsxRows(xml, part, this);
    }

    boolean from1904() {
        return from1904;
    }

    boolean dateStyle(int style) {
        return style >= 0 && style < dateStyles.size() && dateStyles.get(style);
    }

    @Nullable
    String string(int number) throws IOException {
        SharedStrings known = strings;
        if (known == null) {
            known = readStrings();
            strings = known;
        }
        return known.get(number);
    }

    @Override
    public void close() throws IOException {
        SharedStrings known = strings;
        if (known != null) {
            known.close();
        }
        zip.close();
    }

    private void readForm() throws IOException {
        String workbook = workbookPart();
        String folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
        Map<String, String> targets = relations(folder, workbook);
        each(workbook, xml -> {
            String name = xml.getLocalName();
            if (name.equals("workbookPr")) {
                String value = xml.getAttributeValue(null, "date1904");
                from1904 = "1".equals(value) || "true".equals(value);
            } else if (name.equals("sheet")) {
                String id = xml.getAttributeValue(RELATIONS, "id");
                String target = targets.get(id == null ? xml.getAttributeValue(STRICT_RELATIONS, "id") : id);
                String state = xml.getAttributeValue(null, "state");
                String shown = xml.getAttributeValue(null, "name");
                // Charts and dialogs are sheets as well, but have no cells.
                if (target != null && shown != null && target.contains("worksheets/") && parts.size() < MOST_SHEETS) {
                    sheets.add(new Sheet(parts.size(), shown, state != null && !state.equals("visible")));
                    parts.add(target);
                }
            }
        });
        readStyles(folder + "styles.xml");
        stringsPart = folder + "sharedStrings.xml";
    }

    private String workbookPart() throws IOException {
        if (zip.has("xl/workbook.xml")) {
            return "xl/workbook.xml";
        }
        String[] found = new String[1];
        if (zip.has("_rels/.rels")) {
            each("_rels/.rels", xml -> {
                String type = xml.getAttributeValue(null, "Type");
                if (type != null && type.endsWith("/officeDocument")) {
                    found[0] = xml.getAttributeValue(null, "Target");
                }
            });
        }
        String part = found[0] == null ? "" : found[0].startsWith("/") ? found[0].substring(1) : found[0];
        if (part.isEmpty() || !part.endsWith(".xml") || !zip.has(part)) {
            throw new BookException("an archive without a workbook in it", "XLSX or XLSM");
        }
        return part;
    }

    private Map<String, String> relations(String folder, String workbook) throws IOException {
        Map<String, String> targets = new HashMap<>();
        String part = folder + "_rels/" + workbook.substring(folder.length()) + ".rels";
        if (zip.has(part)) {
            each(part, xml -> {
                String id = xml.getAttributeValue(null, "Id");
                String target = xml.getAttributeValue(null, "Target");
                if (id != null && target != null && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
                    targets.put(id, target.startsWith("/") ? target.substring(1) : folder + target);
                }
            });
        }
        return targets;
    }

    private void readStyles(String part) throws IOException {
        if (!zip.has(part)) {
            return;
        }
        Map<Integer, String> patterns = new HashMap<>();
        boolean[] inCells = new boolean[1];
        each(part, xml -> {
            String name = xml.getLocalName();
            if (name.equals("numFmt")) {
                String pattern = xml.getAttributeValue(null, "formatCode");
                patterns.put(number(xml.getAttributeValue(null, "numFmtId")), pattern == null ? "" : pattern);
            } else if (name.equals("cellXfs") || name.equals("cellStyleXfs") || name.equals("cellStyles")) {
                inCells[0] = name.equals("cellXfs");
            } else if (name.equals("xf") && inCells[0]) {
                int format = number(xml.getAttributeValue(null, "numFmtId"));
                String builtIn = format < 164 ? BuiltinFormats.getBuiltinFormat(format) : null;
                String pattern = patterns.getOrDefault(format, builtIn == null ? "General" : builtIn);
                dateStyles.add(CellValues.isDate(format, pattern));
            }
        });
    }

    private SharedStrings readStrings() throws IOException {
        SharedStrings read = new SharedStrings();
        XMLStreamReader xml = zip.read(stringsPart, MOST_BYTES_OF_STRINGS);
        try {
            while (xml != null && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    read.add(XlsxRows.text(xml, "si"));
                }
            }
            read.complete();
            return read;
        } catch (XMLStreamException e) {
            read.close();
            throw BoundedZip.broken(stringsPart, e);
        } catch (IOException | RuntimeException e) {
            read.close();
            throw e;
        }
    }

    private void each(String part, Element element) throws IOException {
        XMLStreamReader xml = zip.read(part, MOST_BYTES_OF_FORM);
        try {
            while (xml != null && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    element.begins(xml);
                }
            }
        } catch (XMLStreamException e) {
            throw BoundedZip.broken(part, e);
        }
    }

    static int number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 9) {
            return 0;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Looks at an element where it begins. */
    private interface Element {
        void begins(XMLStreamReader xml);
    }
}
