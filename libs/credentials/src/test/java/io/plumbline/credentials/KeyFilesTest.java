package io.plumbline.credentials;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KeyFilesTest {
    private static final SecretContext CONTEXT = new SecretContext("ds_0123456789ab", "password");

    @TempDir
    Path directory;

    @Test
    void writtenKeys_areReadAgain_andOnlyTheOwnerCanReadThePrivateOne() throws Exception {
        SealingPrivateKey key = SealingKeys.generate();
        SealingKeys.write(key, directory);

        assertThat(PublicKeyring.fromDirectory(directory).active()).isEqualTo(key.publicKey());
        assertThat(PrivateKeyring.fromDirectory(directory).ids()).containsExactly(key.id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(key.id() + ".key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void afterARotation_theNewKeySeals_andTheOldOneStillOpens() {
        SealingKeys.ensure(directory);
        SealedSecret old = new Sealer(PublicKeyring.fromDirectory(directory)).seal("old", CONTEXT);
        SealingPrivateKey next = SealingKeys.generate();
        SealingKeys.write(next, directory);

        assertThat(new Sealer(PublicKeyring.fromDirectory(directory)).keyId()).isEqualTo(next.id());
        assertThat(new Opener(PrivateKeyring.fromDirectory(directory))
                        .open(old, CONTEXT)
                        .reveal())
                .isEqualTo("old");
    }

    @Test
    void ensure_atOnceByMany_makesAKeyOnce() throws IOException {
        Path keys = directory.resolve("keys");
        IntStream.range(0, 16).parallel().forEach(caller -> SealingKeys.ensure(keys));

        try (Stream<Path> files = Files.list(keys)) {
            assertThat(files.filter(file -> file.toString().endsWith(".key"))).hasSize(1);
        }
    }

    @Test
    void ensure_makesAKeyOnce() {
        SealingKeys.ensure(directory.resolve("keys"));
        String first =
                PublicKeyring.fromDirectory(directory.resolve("keys")).active().id();
        SealingKeys.ensure(directory.resolve("keys"));
        assertThat(PublicKeyring.fromDirectory(directory.resolve("keys"))
                        .active()
                        .id())
                .isEqualTo(first);
    }

    @Test
    void keysFromTheEnvironment_mayBeSeveral_withComments() {
        SealingPrivateKey one = SealingKeys.generate();
        SealingPrivateKey two = SealingKeys.generate();
        assertThat(PrivateKeyring.fromText("# the newest first\n" + two.text() + "," + one.text() + "\n")
                        .ids())
                .containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(PublicKeyring.fromText("# comment\n\n" + one.publicKey().text())
                        .active())
                .isEqualTo(one.publicKey());
    }

    @Test
    void severalPublicKeys_needTheirActiveOneNamed() throws Exception {
        SealingKeys.write(SealingKeys.generate(), directory);
        SealingKeys.write(SealingKeys.generate(), directory);
        Files.delete(directory.resolve("active"));
        assertThatThrownBy(() -> PublicKeyring.fromDirectory(directory))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("has 2 public keys and no file active");
    }

    @Test
    void aPublicKeyFile_thatHoldsAnotherKey_isRefused() throws Exception {
        SealingPrivateKey key = SealingKeys.generate();
        SealingKeys.write(key, directory);
        Files.writeString(
                directory.resolve(key.id() + ".pub"),
                SealingKeys.generate().publicKey().text());
        assertThatThrownBy(() -> PublicKeyring.fromDirectory(directory))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("expected: a file named by its own key");
    }

    @Test
    void brokenKeys_areRefused_withoutRepeatingThem() {
        assertThatThrownBy(() -> PrivateKeyring.fromText(" ")).hasMessageContaining("none (expected: at least one)");
        assertThatThrownBy(() -> SealingKeys.privateKey("plumbline-private-key-1:CANARY!"))
                .isInstanceOf(CredentialsException.class)
                .hasMessageNotContaining("CANARY")
                .hasNoCause();
        assertThatThrownBy(() -> SealingKeys.privateKey("plumbline-private-key-1:AAAA"))
                .hasMessage("private key: 3 bytes (expected: 32)");
        assertThatThrownBy(() -> SealingKeys.publicKey("CANARY")).hasMessageNotContaining("CANARY");
        assertThatThrownBy(() -> PublicKeyring.fromFile(directory.resolve("missing")))
                .isInstanceOf(CredentialsException.class)
                .hasMessageContaining("can't be read");
    }
}
