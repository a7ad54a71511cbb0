package io.plumbline.connectors;

/** A source of files that can say which of them a pattern would make one container of, before a user settles for it. */
public interface MatchesFiles {

    /**
     * The files that a pattern matches, without looking into them.
     *
     * @param pattern a path below the datastore's; {@code *} stands for any characters and {@code ?} for one, never across folders
     * @param most names to give at most
     */
    FilePreview preview(String pattern, int most);

    /** What finds the container of such a pattern, for {@link Source#plan} and {@link Source#read}. */
    ContainerRef reference(String pattern);
}
