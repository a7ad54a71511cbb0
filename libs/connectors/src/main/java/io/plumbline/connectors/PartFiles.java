package io.plumbline.connectors;

import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;

import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The part that each file of a container belongs to. A row's file is what Spark's {@code InputFileBlockHolder} holds while a task has the
 * row at hand. Travels to tasks.
 */
public final class PartFiles implements Serializable {

    private static final long serialVersionUID = 1L;

    private final HashMap<String, String> parts;

    /** @param parts names by the locations of files, as Hadoop's {@code Path} takes them */
    public PartFiles(Map<String, String> parts) {
        this.parts = new HashMap<>();
        parts.forEach((location, part) -> this.parts.put(plain(new Path(location).toUri()), part));
    }

    /**
     * The part of a file; without a name for what comes from no file.
     *
     * @param inputFile as the holder has it: a URI, a location as Hadoop's {@code Path} takes it, or empty
     * @throws IllegalStateException if the file is none of the container's
     */
    public String partOf(String inputFile) {
        if (inputFile.isEmpty()) {
            return "";
        }
        String part = ofUri(inputFile);
        if (part == null) {
            part = parts.get(plain(new Path(inputFile).toUri()));
        }
        if (part == null) {
            throw new IllegalStateException(
                    "input file: " + inputFile + " (expected: one of the container's " + parts.size() + " files)");
        }
        return part;
    }

    /** Spark's own readers give a URI; Iceberg's the location as it is written in the table, which may be none. */
    private @Nullable String ofUri(String inputFile) {
        try {
            return parts.get(plain(new URI(inputFile)));
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Without the differences that only the writing makes, such as one or three slashes before a path of this machine. */
    private static String plain(URI file) {
        String authority = file.getAuthority();
        return file.getScheme() + "://" + (authority == null ? "" : authority) + file.getPath();
    }
}
