package io.plumbline.systemtests.contracts;

import java.nio.file.Files;

import org.junit.jupiter.api.Test;

import io.plumbline.systemtests.deployment.ProjectFiles;

import static org.assertj.core.api.Assertions.assertThat;

class EventFlowTest {

    private static final String PAGE = "docs/event-flow.md";

    /** After a change of the enums: run this test with -Dplumbline.docs.write=true and commit the page. */
    @Test
    void page_isWhatTheEnumsSay() throws Exception {
        if (Boolean.getBoolean("plumbline.docs.write")) {
            Files.writeString(ProjectFiles.path(PAGE), EventFlowPage.text());
        }
        assertThat(ProjectFiles.text(PAGE)).isEqualTo(EventFlowPage.text());
    }
}
