package io.plumbline.testkit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** Several requests in one, as multipart/mixed. */
final class GcsBatch {

    private GcsBatch() {}

    /** @param requests answers a target such as {@code /storage/v1/b/x} with headers in lower case */
    static GcsAnswer answer(
            String contentType, String body, BiFunction<String, Map<String, String>, GcsAnswer> requests) {
        String boundary = contentType.replaceFirst(".*boundary=\"?", "").replaceFirst("\"?;?.*$", "");
        StringBuilder answers = new StringBuilder();
        for (String part : body.split("--" + java.util.regex.Pattern.quote(boundary), -1)) {
            String[] lines = part.strip().split("\r?\n", -1);
            Map<String, String> headers = new HashMap<>();
            String target = null;
            for (String line : lines) {
                int colon = line.indexOf(": ");
                if (line.matches("(GET|HEAD) .*")) {
                    target = line.split(" ")[1];
                } else if (colon > 0) {
                    headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
                }
            }
            if (target == null) {
                continue;
            }
            GcsAnswer answer = requests.apply(target.replaceFirst("^https?://[^/]+", ""), headers);
            String id = headers.getOrDefault("content-id", "<x>").replace("<", "<response-");
            answers.append("--answers\r\nContent-Type: application/http\r\nContent-ID: ")
                    .append(id)
                    .append("\r\n\r\nHTTP/1.1 ")
                    .append(answer.status())
                    .append(answer.status() == 200 ? " OK" : " Error")
                    .append("\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: ")
                    .append(answer.body().length)
                    .append("\r\n\r\n")
                    .append(new String(answer.body(), StandardCharsets.UTF_8))
                    .append("\r\n");
        }
        return new GcsAnswer(
                200,
                Map.of("Content-Type", "multipart/mixed; boundary=answers"),
                answers.append("--answers--\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }
}
