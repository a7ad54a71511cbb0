package io.plumbline.connectors.files;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.ContainerProblem;
import io.plumbline.connectors.ContainerRef;
import io.plumbline.connectors.SourceException;

/**
 * One container: a file, or several that were found to be alike.
 *
 * @param contents null if it can't be read
 * @param failure why not; null if it can
 */
record FileContainer(
        ContainerKind kind,
        String name,
        List<FoundFile> files,
        @Nullable Contents contents,
        @Nullable SourceException failure) {

    long bytes() {
        return files.stream().mapToLong(FoundFile::bytes).sum();
    }

    ContainerDescription described() {
        Instant newest = files.stream()
                .map(FoundFile::modified)
                .max(Comparator.naturalOrder())
                .orElse(null);
        Contents known = contents;
        SourceException problem = failure;
        Long rows = known == null ? null : known.rows();
        return new ContainerDescription(
                new ContainerRef(name, Map.of("kind", kind.name(), "path", name)),
                kind,
                List.of(name.split("/", -1)),
                null,
                known == null ? List.of() : known.fields(),
                rows,
                rows != null,
                bytes(),
                files.size(),
                newest,
                problem == null ? null : ContainerProblem.of(problem));
    }
}
