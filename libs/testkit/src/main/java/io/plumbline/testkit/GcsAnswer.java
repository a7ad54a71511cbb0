package io.plumbline.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What {@link GcsServer} answers. */
record GcsAnswer(int status, Map<String, String> headers, byte[] body) {

    static GcsAnswer json(int status, String json) {
        return new GcsAnswer(
                status,
                Map.of("Content-Type", "application/json; charset=UTF-8"),
                json.getBytes(StandardCharsets.UTF_8));
    }

    static GcsAnswer error(int status, String message) {
        return json(
                status,
                "{\"error\":{\"code\":" + status + ",\"message\":\"" + message + "\",\"errors\":[{\"message\":\""
                        + message
                        + "\",\"domain\":\"global\",\"reason\":\"" + (status == 404 ? "notFound" : "forbidden")
                        + "\"}]}}");
    }
}
