package io.plumbline.connectors.files.sheets;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/** The rows of one sheet of an Office Open XML workbook, as they come. */
final class XlsxRows implements Book.Rows {

    private static final int MOST_COLUMNS = 16_384;
    private static final int MOST_CHARS = 1 << 20;

    private final XMLStreamReader xml;
    private final String part;
    private final XlsxBook book;
    private long number;

    XlsxRows(XMLStreamReader xml, String part, XlsxBook book) {
        this.xml = xml;
        this.part = part;
        this.book = book;
    }

    @Override
    public Book.@Nullable Cell @Nullable [] next() throws IOException {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    int given = XlsxBook.number(xml.getAttributeValue(null, "r"));
                    number = given > 0 ? given : number + 1;
                    Book.@Nullable Cell[] cells = row();
                    if (cells.length > 0) {
                        return cells;
                    }
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw BoundedZip.broken(part, e);
        }
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw BoundedZip.broken(part, e);
        }
    }

    /** All text within the element, phonetic hints left out. */
    static String text(XMLStreamReader xml, String element) throws XMLStreamException {
        return content(xml, element, "t");
    }

    private static String content(XMLStreamReader xml, String element, String within) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean inText = element.equals(within);
        int hints = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                hints += xml.getLocalName().equals("rPh") ? 1 : 0;
                inText = xml.getLocalName().equals(within) && hints == 0;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals(element)) {
                    break;
                }
                hints -= xml.getLocalName().equals("rPh") ? 1 : 0;
                inText = false;
            } else if (inText && characters(event) && text.length() < MOST_CHARS) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private static boolean characters(int event) {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
    }

    private Book.@Nullable Cell[] row() throws XMLStreamException, IOException {
        Book.@Nullable Cell[] cells = new Book.@Nullable Cell[16];
        int used = 0;
        int column = -1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT || !xml.getLocalName().equals("c")) {
                continue;
            }
            int given = column(xml.getAttributeValue(null, "r"));
            column = given >= 0 ? given : column + 1;
            Book.Cell cell = cell(xml.getAttributeValue(null, "t"), xml.getAttributeValue(null, "s"));
            if (cell == null || column >= MOST_COLUMNS) {
                continue;
            }
            if (column >= cells.length) {
                cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
            }
            cells[column] = cell;
            used = Math.max(used, column + 1);
        }
        return Arrays.copyOf(cells, used);
    }

    private Book.@Nullable Cell cell(@Nullable String type, @Nullable String style)
            throws XMLStreamException, IOException {
        String value = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "v" -> value = content(xml, "v", "v");
                    case "is" -> value = text(xml, "is");
                    default -> {}
                }
            }
        }
        return value == null ? null : cell(value, type == null ? "n" : type, XlsxBook.number(style));
    }

    private Book.@Nullable Cell cell(String value, String type, int style) throws IOException {
        return switch (type) {
            case "s" -> shared(value.strip());
            case "str", "inlineStr" -> text(value);
            case "b" -> new Book.Cell(Book.Kind.TRUTH, value.strip().equals("1") ? "true" : "false");
            case "e" -> new Book.Cell(Book.Kind.ERROR, value.strip());
            case "d" -> new Book.Cell(Book.Kind.DATE, value.strip());
            default -> number(value.strip(), style);
        };
    }

    private Book.@Nullable Cell shared(String number) throws IOException {
        String text = book.string(XlsxBook.number(number));
        return text == null ? new Book.Cell(Book.Kind.ERROR, "no text " + number) : text(text);
    }

    private static Book.@Nullable Cell text(String value) {
        return value.isEmpty() ? null : new Book.Cell(Book.Kind.TEXT, unescaped(value));
    }

    private Book.@Nullable Cell number(String value, int style) {
        if (value.isEmpty()) {
            return null;
        }
        try {
            double number = Double.parseDouble(value);
            return book.dateStyle(style) ? CellValues.date(number, book.from1904()) : CellValues.number(number);
        } catch (NumberFormatException e) {
            return new Book.Cell(Book.Kind.TEXT, value);
        }
    }

    /** {@code _x000D_} and the like stand for characters that XML has not. */
    private static String unescaped(String value) {
        int at = value.indexOf("_x");
        if (at < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (at >= 0 && at + 7 <= value.length()) {
            String hex = value.substring(at + 2, at + 6);
            if (value.charAt(at + 6) == '_' && hex.toLowerCase(Locale.ROOT).matches("[0-9a-f]{4}")) {
                text.append(value, from, at).append((char) Integer.parseInt(hex, 16));
                from = at + 7;
                at = value.indexOf("_x", from);
            } else {
                at = value.indexOf("_x", at + 2);
            }
        }
        return text.append(value, from, value.length()).toString();
    }

    /** The column of a reference such as {@code AB12}, from 0; −1 if there is none. */
    private static int column(@Nullable String reference) {
        int column = 0;
        int letters = 0;
        for (int i = 0; reference != null && i < reference.length() && letters < 4; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
            letters++;
        }
        return column - 1;
    }
}
