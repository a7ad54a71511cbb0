package io.plumbline.connectors.files.sheets;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

import org.jspecify.annotations.Nullable;

/** The parts of a workbook's archive as XML: without document types and entities, and none out of proportion to its packed size. */
final class BoundedZip implements Closeable {

    private static final long ALWAYS_ALLOWED = 32L << 20;
    private static final int MOST_RATIO = 200;
    private static final long MOST_BYTES_AT_ONCE = 32L << 20;
    private static final int MOST_ENTRIES = 20_000;

    private final ZipFile zip;
    private final XMLInputFactory xml;

    private BoundedZip(ZipFile zip) {
        this.zip = zip;
        this.xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        xml.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // Else a text without end would be gathered before it is seen.
        xml.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    static BoundedZip open(Path file) throws IOException {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            int parts = zip.size();
            if (parts > MOST_ENTRIES) {
                zip.close();
                throw new BookException(parts + " parts", "at most " + MOST_ENTRIES, true, null);
            }
            return new BoundedZip(zip);
        } catch (ZipException | IllegalArgumentException e) {
            throw new BookException("a broken or truncated archive", "a whole workbook", false, e);
        }
    }

    boolean has(String part) {
        return entry(part) != null;
    }

    /** A part to be read from its beginning, of at most that many bytes; null if there is none of that name. */
    @Nullable
    XMLStreamReader read(String part, long mostBytes) throws IOException {
        ZipEntry entry = entry(part);
        if (entry == null) {
            return null;
        }
        try {
            Bounded bytes = new Bounded(zip.getInputStream(entry), entry, mostBytes);
            return new StreamReaderDelegate(xml.createXMLStreamReader(bytes)) {
                @Override
                public int next() throws XMLStreamException {
                    bytes.sinceEvent = 0;
                    int event = super.next();
                    if (event == XMLStreamConstants.DTD) {
                        throw new XMLStreamException("a document type", getLocation());
                    }
                    return event;
                }
            };
        } catch (XMLStreamException e) {
            throw broken(part, e);
        }
    }

    static BookException broken(String part, XMLStreamException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof BookException known) {
                return known;
            }
        }
        if (e.getNestedException() instanceof BookException known) {
            return known;
        }
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNumber();
        return new BookException(
                part + ", line " + line + ", column " + column + ": broken XML, or XML with a document type",
                "plain XML",
                false,
                e);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private @Nullable ZipEntry entry(String part) {
        return zip.getEntry(part.startsWith("/") ? part.substring(1) : part);
    }

    private static final class Bounded extends FilterInputStream {

        private final ZipEntry entry;
        private final long most;
        private long bytes;
        private long sinceEvent;

        private Bounded(InputStream in, ZipEntry entry, long most) {
            super(in);
            this.entry = entry;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) throws IOException {
            bytes += more;
            sinceEvent += more;
            if (sinceEvent > MOST_BYTES_AT_ONCE) {
                throw new BookException(
                        entry.getName() + ": over " + MOST_BYTES_AT_ONCE + " bytes without an element",
                        "a sheet of cells",
                        true,
                        null);
            }
            if (bytes > most) {
                throw new BookException(entry.getName() + ": over " + most + " bytes unpacked", "fewer", true, null);
            }
            if (bytes > ALWAYS_ALLOWED && bytes / MOST_RATIO > Math.max(1, entry.getCompressedSize())) {
                throw new BookException(
                        entry.getName() + ": unpacks to more than " + MOST_RATIO + " times its size",
                        "less; is it a bomb?",
                        true,
                        null);
            }
        }
    }
}
