package io.plumbline.connectors;

import java.io.Serializable;
import java.net.URI;
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
    private final @Nullable String all;

    /** @param parts names by the locations of files, as Hadoop's {@code Path} takes them */
    public PartFiles(Map<String, String> parts) {
        this.all = null;
        this.parts = new HashMap<>();
        parts.forEach((location, part) -> this.parts.put(plain(new Path(location).toUri()), part));
    }

    private PartFiles(String all) {
        this.all = all;
        this.parts = new HashMap<>();
    }

    /** Every file belongs to this part. */
    public static PartFiles all(String part) {
        return new PartFiles(part);
    }

    /**
     * The part of a file; without a name for what comes from no file.
     *
     * @param inputFile as the holder has it: a URI, or empty
     * @throws IllegalStateException if the file is none of the container's
     */
    public String partOf(String inputFile) {
        if (inputFile.isEmpty()) {
            return "";
        }
        if (all != null) {
            return all;
        }
        String part = parts.get(plain(URI.create(inputFile)));
        if (part == null) {
            throw new IllegalStateException(
                    "input file: " + inputFile + " (expected: one of the container's " + parts.size() + " files)");
        }
        return part;
    }

    /** Without the differences that only the writing makes, such as one or three slashes before a path of this machine. */
    private static String plain(URI file) {
        String authority = file.getAuthority();
        return file.getScheme() + "://" + (authority == null ? "" : authority) + file.getPath();
    }
}
