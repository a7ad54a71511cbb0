package io.plumbline.credentials;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealedContentTest {

    private static final SecretContext CONTEXT = new SecretContext("tt_0123456789abcdef", "rows");

    private final SealingPrivateKey key = SealingKeys.generate();

    @Test
    void content_ofAnySize_isOpenedByTheKeyOfItsQuestionAlone() {
        byte[] large = new byte[1_000_000];
        large[999_999] = 7;

        String sealed = SealedContent.seal(large, key.publicKey(), CONTEXT);

        assertThat(SealedContent.open(sealed, key, CONTEXT)).isEqualTo(large);
        assertThatThrownBy(() -> SealedContent.open(sealed, SealingKeys.generate(), CONTEXT))
                .isInstanceOf(SecretUnreadableException.class)
                .hasNoCause();
        assertThatThrownBy(() -> SealedContent.open(sealed, key, new SecretContext("tt_another", "rows")))
                .isInstanceOf(SecretUnreadableException.class);
    }

    @Test
    void content_thatWasChanged_orIsNone_isRefused() {
        String sealed = SealedContent.seal("ada".getBytes(StandardCharsets.UTF_8), key.publicKey(), CONTEXT);

        assertThat(sealed).doesNotContain("ada");
        for (String broken : new String[] {"", ".", "no content", sealed + "A", sealed.substring(2)}) {
            assertThatThrownBy(() -> SealedContent.open(broken, key, CONTEXT))
                    .as(broken)
                    .isInstanceOf(SecretUnreadableException.class);
        }
    }
}
