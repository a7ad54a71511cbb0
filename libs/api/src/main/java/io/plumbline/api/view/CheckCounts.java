package io.plumbline.api.view;

/** How many checks there are by status. */
public record CheckCounts(long active, long draft, long archived) {

    public static final CheckCounts NONE = new CheckCounts(0, 0, 0);

    public CheckCounts {}

    public CheckCounts plus(CheckCounts other) {
        return new CheckCounts(active + other.active, draft + other.draft, archived + other.archived);
    }
}
