package io.plumbline.profiling;

import java.util.TreeMap;

/** The parts that one task meets, one after the other. */
final class TaskParts {
    private final byte[] empty;
    private final PartNames names;
    private final boolean split;
    private final long task;
    private final TreeMap<String, PartsBytes.Halves> done = new TreeMap<>();
    private String part = "";
    private boolean entered;
    private Blocks blocks;
    private Half training;
    private Half heldOut;

    /**
     * @param empty the state that each half starts from, in its form for tasks
     * @param task tells the task from others that read the same part
     */
    TaskParts(byte[] empty, PartNames names, boolean split, long task) {
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
        done.merge(part, new PartsBytes.Halves(first, second), PartsBytes.Halves::merge);
    }

    /** Where the next rows go. */
    Half half() {
        return blocks.heldOut() ? heldOut : training;
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
