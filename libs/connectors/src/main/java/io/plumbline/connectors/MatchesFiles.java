package io.plumbline.connectors;

/** A source of files that can say which of them a pattern would make one container of, before a user settles for it. */
public interface MatchesFiles {

    /**
     * The files that a container of that pattern is made of, without looking into them; those apart that the pattern of a container with
     * an earlier name takes. Workbooks are none of them: each of their sheets is a container.
     *
     * @param pattern a path below the datastore's; {@code *} stands for any characters and {@code ?} for one, never across folders,
     *     {@code **} for any characters across folders
     * @param most names to give at most
     */
    FilePreview preview(String pattern, int most);

    /** What finds the container of such a pattern, for {@link Source#plan} and {@link Source#read}. */
    ContainerRef reference(String pattern);
}
