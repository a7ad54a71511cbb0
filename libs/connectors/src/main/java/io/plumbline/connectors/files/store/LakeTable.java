package io.plumbline.connectors.files.store;

import java.util.Optional;

import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * A folder whose files are a table only together with a log that says which of them, and which of their rows, count.
 *
 * @param folder below the store's root
 */
public record LakeTable(String folder, Layout layout) {

    /** Who keeps the log. */
    public enum Layout {
        DELTA("Delta Lake"),
        ICEBERG("Iceberg"),
        HUDI("Hudi");

        private final String words;

        Layout(String words) {
            this.words = words;
        }

        /**
         * From a locator.
         *
         * @throws SourceException SETTINGS_INVALID if there is no such
         */
        public static Layout of(String name) {
            for (Layout layout : values()) {
                if (layout.name().equals(name)) {
                    return layout;
                }
            }
            throw new SourceException(
                    SourceFailure.SETTINGS_INVALID,
                    "locator: lake: " + name + " (expected: one of DELTA, ICEBERG, HUDI)");
        }
    }

    /** The table whose log the file or folder of that path is part of. Empty if it is none of these. */
    public static Optional<LakeTable> of(String relative) {
        int slash = relative.lastIndexOf('/');
        String name = relative.substring(slash + 1);
        String parent = slash < 0 ? "" : relative.substring(0, slash);
        int above = parent.lastIndexOf('/');
        String folder = parent.substring(above + 1);
        String grandparent = above < 0 ? "" : parent.substring(0, above);
        if (name.equals("_delta_log")) {
            return Optional.of(new LakeTable(parent, Layout.DELTA));
        }
        if (folder.equals("_delta_log")) {
            return Optional.of(new LakeTable(grandparent, Layout.DELTA));
        }
        if (name.equals(".hoodie")) {
            return Optional.of(new LakeTable(parent, Layout.HUDI));
        }
        if (folder.equals(".hoodie")) {
            return Optional.of(new LakeTable(grandparent, Layout.HUDI));
        }
        boolean iceberg =
                folder.equals("metadata") && (name.endsWith(".metadata.json") || name.endsWith(".metadata.json.gz"));
        return iceberg ? Optional.of(new LakeTable(grandparent, Layout.ICEBERG)) : Optional.empty();
    }

    /** This one, or the other reading of the same folder: a Delta table may carry metadata for Iceberg's readers beside its own log. */
    public LakeTable orRather(LakeTable other) {
        return layout.compareTo(other.layout) <= 0 ? this : other;
    }

    public boolean holds(String relative) {
        return folder.isEmpty() || relative.startsWith(folder + "/");
    }

    /** Why one of a kind that isn't read is refused: its files alone would give rows that the table no longer has. */
    public SourceException refusal(String shown) {
        return new SourceException(
                SourceFailure.FILE_UNREADABLE,
                shown + ": a table of " + layout.words
                        + ", which is not read (expected: Delta Lake, Iceberg or plain files)");
    }
}
