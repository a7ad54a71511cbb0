package io.plumbline.profiling;

import java.util.List;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** The parts that one task meets, one after the other. */
final class TaskParts {
    private final byte[] empty;
    private final PartNames names;
    private final boolean split;
    private final long task;
    private final @Nullable GroupWalker groups;
    private final TreeMap<String, PartsBytes.Part> done = new TreeMap<>();
    private String part = "";
    private long groupBytes;
    private boolean entered;
    private Blocks blocks;
    private Half training;
    private Half heldOut;

    /**
     * @param empty the state that each half starts from, in its form for tasks
     * @param task tells the task from others that read the same part
     * @param groups that the rows of a part are added to as well; null if there are none
     */
    TaskParts(byte[] empty, PartNames names, boolean split, long task, @Nullable GroupWalker groups) {
        this.groups = groups;
        this.empty = empty;
        this.names = names;
        this.split = split;
        this.task = task;
        this.blocks = new Blocks(task, split);
        this.training = new Half(empty);
        this.heldOut = split ? new Half(empty) : training;
    }

    /** Goes on with the rows of a file. */
    void enter(String file) {
        String next = names.partOf(file);
        if (entered && next.equals(part)) {
            return;
        }
        if (entered) {
            leave();
            training = new Half(empty);
            heldOut = split ? new Half(empty) : training;
        }
        entered = true;
        part = next;
        blocks = new Blocks(next.hashCode() * 31L + task, split);
    }

    private void leave() {
        byte[] first = training.finished().toTaskBytes();
        byte[] second = split ? heldOut.finished().toTaskBytes() : empty;
        List<GroupsBytes> grouped = groups == null ? List.of() : groups.finish();
        PartsBytes.Part left = new PartsBytes.Part(new PartsBytes.Halves(first, second), grouped);
        groupBytes += left.groupBytes();
        // What is far too much at the end of the task isn't collected until then.
        boolean tooLarge = groupBytes > PartsBytes.MOST_GROUP_BYTES;
        done.merge(part, tooLarge ? left.withoutGroups() : left, PartsBytes.Part::merge);
    }

    /** Where the next rows go. */
    Half half() {
        return blocks.heldOut() ? heldOut : training;
    }

    /** Whether {@link #half()} is the held-out one. */
    boolean heldOut() {
        return blocks.heldOut();
    }

    Half training() {
        return training;
    }

    /** The same as the training one when nothing is held back. */
    Half heldOutHalf() {
        return heldOut;
    }

    /** How many of the next rows of the same file go to {@link #half()}, at least. */
    int left() {
        return blocks.left();
    }

    /** Goes on by so many rows, at most {@link #left()}. */
    void take(int rows) {
        blocks.take(rows);
    }

    byte[] finish() {
        if (entered) {
            leave();
        }
        return PartsBytes.of(done);
    }
}
