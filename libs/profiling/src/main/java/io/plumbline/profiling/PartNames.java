package io.plumbline.profiling;

import java.io.Serializable;

/** Says to which part of a container a row belongs. Called in Spark's tasks, once for each file that a task reads. */
@FunctionalInterface
public interface PartNames extends Serializable {
    /**
     * The name of the part.
     *
     * @param inputFile where Spark reads the row from, as {@code input_file_name()} gives it; empty if the source isn't a file
     */
    String partOf(String inputFile);

    /** All rows in one part without a name. */
    static PartNames one() {
        return file -> "";
    }
}
