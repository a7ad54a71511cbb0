package io.plumbline.connector.spec;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextOptionsTest {

    @Test
    void theyAreAsTheDatastoresSettings_butForHowFilesArePacked() {
        assertThat(FileFields.delimitedText())
                .hasSize(TextOptions.names().size() + 1)
                .as("a setting more: decide whether a container may have it otherwise");
        assertThat(TextOptions.fault("header", "auto")).isEmpty();
        assertThat(TextOptions.fault("header", "yes")).contains("one of auto, true, false");
        assertThat(TextOptions.fault("header", true)).contains("one of auto, true, false");
        assertThat(TextOptions.fault("delimiter", "\\t")).isEmpty();
        assertThat(TextOptions.fault("delimiter", ";;")).contains(Grammar.DELIMITER.explanation());
        assertThat(TextOptions.fault("quote", "none")).isEmpty();
        assertThat(TextOptions.fault("quote", "")).contains(Grammar.QUOTE.explanation());
        assertThat(TextOptions.fault("encoding", "ISO-8859-1")).isEmpty();
        assertThat(TextOptions.fault("encoding", "latin1")).isPresent();
        assertThat(TextOptions.fault("nullValue", "NA")).isEmpty();
        assertThat(TextOptions.fault("nullValue", null)).isPresent();
        assertThat(TextOptions.names().stream().filter(TextOptions::namesColumns))
                .containsExactly("header", "delimiter", "quote", "encoding");
        assertThat(TextOptions.fault("compression", "gzip"))
                .contains("one of header, delimiter, quote, encoding, nullValue");
    }
}
