package io.plumbline.connectors.contract;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.plumbline.connectors.Capability;
import io.plumbline.connectors.ContainerDescription;
import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.FilePreview;
import io.plumbline.connectors.Listed;
import io.plumbline.connectors.ListingOptions;
import io.plumbline.connectors.MatchesFiles;
import io.plumbline.connectors.ReadOptions;
import io.plumbline.connectors.Session;
import io.plumbline.connectors.Source;

import static org.assertj.core.api.Assertions.assertThat;

/** {@link Capability#MATCHES_FILES}: declared by those that can, and by nobody else. */
public interface MatchesPatterns extends Opens {

    @Test
    default void matchingOfFiles_isDeclaredByThoseThatDoIt() {
        try (Source source = source()) {
            assertThat(source instanceof MatchesFiles)
                    .isEqualTo(source.capabilities().contains(Capability.MATCHES_FILES));
        }
    }

    /** The pattern matches the one file: the container stays what it was, but for being found by the pattern. */
    @Test
    default void patternOfAUser_makesTheContainerThatThePreviewShows() {
        try (Source source = source()) {
            if (!(source instanceof MatchesFiles files)) {
                return;
            }
            String name = someContainer();
            String pattern = name.substring(0, name.length() - 5) + "?*" + name.substring(name.length() - 4);
            ContainerDescription before = Opens.described(source, name);
            Listed listed = new Listed();
            source.list(ListingOptions.ALL.shaping(Map.of(name, pattern)), listed);
            ContainerDescription shaped = listed.get(name);
            FilePreview preview = files.preview(pattern, 100);
            assertThat(shaped.kind()).isEqualTo(ContainerKind.FILE_PATTERN);
            assertThat(shaped.fileCount()).isEqualTo(preview.files()).isEqualTo(1);
            assertThat(shaped.sizeBytes()).isEqualTo(preview.bytes());
            assertThat(shaped.fields()).isEqualTo(before.fields());
            assertThat(listed.names()).hasSameElementsAs(Listed.of(source).names());
            assertThat(source.read(Session.spark(), shaped.ref(), ReadOptions.ALL)
                            .rows()
                            .count())
                    .isEqualTo(source.read(Session.spark(), before.ref(), ReadOptions.ALL)
                            .rows()
                            .count());
        }
    }
}
