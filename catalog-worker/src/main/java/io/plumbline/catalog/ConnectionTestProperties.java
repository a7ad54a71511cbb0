package io.plumbline.catalog;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code plumbline.connection-tests.*}.
 *
 * @param slots tests that run at the same time, beside the catalogs
 */
@ConfigurationProperties("plumbline.connection-tests")
record ConnectionTestProperties(@DefaultValue("4") int slots) {

    private static final int MOST = 16;

    ConnectionTestProperties {
        if (slots < 1 || slots > MOST) {
            throw new IllegalArgumentException(
                    "plumbline.connection-tests.slots: " + slots + " (expected: 1 to " + MOST + ")");
        }
    }
}
