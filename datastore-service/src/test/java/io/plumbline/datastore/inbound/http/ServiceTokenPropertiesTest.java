package io.plumbline.datastore.inbound.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceTokenPropertiesTest {

    private static final String TOKEN = "0123456789abcdef";

    @Test
    void token_comesFromThePropertyOrTheFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), TOKEN + "\n");
        assertThat(new ServiceTokenProperties(TOKEN, "").token()).isEqualTo(TOKEN);
        assertThat(new ServiceTokenProperties("", file.toString()).token()).isEqualTo(TOKEN);
        assertThat(new ServiceTokenProperties(TOKEN, null).toString()).doesNotContain(TOKEN);
    }

    @Test
    void missingOrShortToken_isRefused_withoutBeingShown() {
        assertThatThrownBy(() -> new ServiceTokenProperties(null, null)).hasMessageContaining("at least 16");
        assertThatThrownBy(() -> new ServiceTokenProperties("short-secret", null))
                .hasMessageContaining("12 characters")
                .hasMessageNotContaining("short-secret");
        assertThatThrownBy(() -> new ServiceTokenProperties(null, "/no/such/file"))
                .hasMessageContaining("expected: a readable file");
    }
}
