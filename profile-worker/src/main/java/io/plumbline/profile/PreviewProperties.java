package io.plumbline.profile;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code plumbline.previews.*}.
 *
 * @param slots previews of rows that are read at the same time, beside the profiles
 */
@ConfigurationProperties("plumbline.previews")
record PreviewProperties(@DefaultValue("2") int slots) {

    private static final int MOST = 16;

    PreviewProperties {
        if (slots < 1 || slots > MOST) {
            throw new IllegalArgumentException("plumbline.previews.slots: " + slots + " (expected: 1 to " + MOST + ")");
        }
    }
}
