package io.plumbline.connectors.hadoop;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

import io.plumbline.connector.spec.ServiceUrl;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * A Google service account's key. Only this kind is taken: the other files that Google's libraries accept name programs to run, files
 * to read or addresses to ask.
 *
 * @param tokenPath what follows the address of the token server
 */
record ServiceAccountKey(
        String clientEmail,
        @Nullable String clientId,
        String privateKey,
        @Nullable String privateKeyId,
        ServiceUrl tokenServer,
        String tokenPath) {

    private static final JsonFactory JSON = new JsonFactory();
    static final String GOOGLE_HOST = "oauth2.googleapis.com";
    private static final String GOOGLE = "https://" + GOOGLE_HOST + "/token";

    /** @throws SourceException SETTINGS_INVALID, without a word of what the key says */
    static ServiceAccountKey parse(String json) {
        Map<String, String> members = members(json);
        if (!"service_account".equals(members.get("type"))) {
            throw invalid("another kind of credentials", null);
        }
        String email = members.get("client_email");
        String key = members.get("private_key");
        if (email == null || key == null) {
            throw invalid("incomplete", null);
        }
        String uri = members.getOrDefault("token_uri", GOOGLE);
        int path = uri.indexOf('/', uri.indexOf("://") + 3);
        Optional<ServiceUrl> server = ServiceUrl.find(path < 0 ? uri : uri.substring(0, path));
        return new ServiceAccountKey(
                email,
                members.get("client_id"),
                key,
                members.get("private_key_id"),
                server.orElseThrow(() -> invalid("a token_uri that is no address", null)),
                path < 0 ? "" : uri.substring(path));
    }

    @Override
    public String toString() {
        return "ServiceAccountKey[hidden]";
    }

    private static Map<String, String> members(String json) {
        Map<String, String> members = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw invalid("no JSON object", null);
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING) {
                    members.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            // The parser's own words quote what it read.
            throw invalid("broken JSON", null);
        }
        return members;
    }

    static SourceException invalid(String what, @Nullable Exception cause) {
        return new SourceException(
                SourceFailure.SETTINGS_INVALID,
                "serviceAccountKey: " + what + " (expected: the JSON key of a service account, as Google issues it)",
                cause);
    }
}
