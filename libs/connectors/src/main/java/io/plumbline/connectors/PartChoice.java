package io.plumbline.connectors;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says which parts of a container are to be read, once it is known of which it consists. */
@FunctionalInterface
public interface PartChoice {

    /** Every part. */
    PartChoice ALL = (parts, fields) -> {
        Set<String> all = new LinkedHashSet<>();
        parts.forEach(part -> all.add(part.name()));
        return all;
    };

    /**
     * The names of the parts to read; none, if nothing is to be read.
     *
     * @param parts all of which the container consists now, in their order
     * @param fields the columns under which their rows are read
     */
    Set<String> chosen(List<SourcePart> parts, List<FieldDescription> fields);
}
