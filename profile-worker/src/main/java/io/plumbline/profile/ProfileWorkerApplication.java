package io.plumbline.profile;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Starts the profile worker: alone, or inside the JVM of others, where the caller sets {@code web(NONE)}. */
@SpringBootApplication
public class ProfileWorkerApplication {

    /** A builder that reads {@code profile-worker.yml}. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(ProfileWorkerApplication.class)
                .properties("spring.config.name=profile-worker");
    }

    public static void main(String[] args) {
        builder().run(args);
    }
}
