package io.plumbline.datastore;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code plumbline.mongo.*}: where the metadata is kept.
 *
 * @param uri a connection string; may hold credentials, so it is never printed
 */
@ConfigurationProperties("plumbline.mongo")
record MongoProperties(
        @DefaultValue("mongodb://127.0.0.1:27017") String uri,
        @DefaultValue("plumbline") String database) {

    MongoProperties {
        if (!uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
            throw new IllegalArgumentException(
                    "plumbline.mongo.uri: not shown (expected: mongodb://… or mongodb+srv://…)");
        }
        if (database.isBlank()) {
            throw new IllegalArgumentException("plumbline.mongo.database: blank (expected: a name)");
        }
    }

    @Override
    public String toString() {
        return "MongoProperties[database=" + database + "]";
    }
}
