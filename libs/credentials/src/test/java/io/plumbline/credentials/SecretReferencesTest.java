package io.plumbline.credentials;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plumbline.credentials.SecretUnreadableException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretReferencesTest {
    @TempDir
    Path directory;

    private Path root;
    private SecretReferences references;

    @BeforeEach
    void secretsOfTwoKinds() throws Exception {
        root = Files.createDirectories(directory.resolve("secrets"));
        Files.writeString(root.resolve("warehouse"), "from a file\n");
        Files.writeString(directory.resolve("outside"), "CANARY");
        references = new SecretReferences(
                "PLUMBLINE_SECRET_",
                List.of(root),
                Map.of("PLUMBLINE_SECRET_PG", "from the environment", "PLUMBLINE_SERVICE_TOKEN", "CANARY"));
    }

    @Test
    void variablesAndFiles_areRead_withoutTheLineEnd() {
        assertThat(resolve("${env:PLUMBLINE_SECRET_PG}")).isEqualTo("from the environment");
        assertThat(resolve("${file:" + root.resolve("warehouse") + "}")).isEqualTo("from a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "${",
                "a${env:PLUMBLINE_SECRET_PG}",
                "${env:PLUMBLINE_SECRET_PG}b",
                "${vault:x}",
                "${ENV:X}"
            })
    void whatIsNoReference_isTheSecretItself(String text) {
        assertThat(resolve(text)).isEqualTo(text);
        assertThat(SecretReferences.isReference(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PLUMBLINE_SERVICE_TOKEN", "PATH", "plumbline_secret_PG", "", "PLUMBLINE_SECRET_PG ", "X=Y"})
    void aVariableOutsideTheList_isRefused(String name) {
        assertRefused("${env:" + name + "}");
    }

    @Test
    void aFileOutsideTheRoots_isRefused_howeverItIsSpelled() throws Exception {
        Files.createSymbolicLink(root.resolve("link"), directory.resolve("outside"));
        Files.createSymbolicLink(root.resolve("up"), directory);
        for (String path : List.of(
                directory.resolve("outside").toString(),
                root + "/../outside",
                root + "/./warehouse",
                root + "-evil/x",
                "secrets/warehouse",
                root + "/link",
                root + "/up/outside",
                root.toString(),
                "/etc/passwd",
                "/proc/self/environ",
                "a\u0000b",
                "")) {
            assertRefused("${file:" + path + "}");
        }
    }

    @Test
    void aLinkInsideTheRoots_isFollowed() throws Exception {
        Files.createSymbolicLink(root.resolve("alias"), root.resolve("warehouse"));
        assertThat(resolve("${file:" + root.resolve("alias") + "}")).isEqualTo("from a file");
    }

    @Test
    void whatIsAllowedButMissing_isSaidSo() {
        assertReason("${env:PLUMBLINE_SECRET_NONE}", Reason.REFERENCE_MISSING);
        assertReason("${file:" + root.resolve("none") + "}", Reason.REFERENCE_MISSING);
    }

    @Test
    void aFileThatIsNoSecret_isRefused() throws Exception {
        Files.writeString(root.resolve("large"), "x".repeat(70_000));
        assertRefused("${file:" + root.resolve("large") + "}");
    }

    @Test
    void anEmptyPrefix_wouldAllowEverything_andIsRefused() {
        assertThatThrownBy(() -> new SecretReferences("", List.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String resolve(String text) {
        return references.resolve(Secret.of(text)).reveal();
    }

    private void assertRefused(String reference) {
        assertReason(reference, Reason.REFERENCE_REFUSED);
    }

    private void assertReason(String reference, Reason reason) {
        assertThatThrownBy(() -> resolve(reference))
                .isInstanceOfSatisfying(
                        SecretUnreadableException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageStartingWith("secret reference: ")
                .hasMessageNotContaining("CANARY");
    }
}
