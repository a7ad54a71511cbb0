package io.plumbline.gateway.inbound.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.function.ServerResponse;

/** The UI's one page, or the words that this jar has none. */
final class UiPage {
    private static final String ABSENT =
            "This gateway was built without the web UI. The API is at /api/v1, its documentation at /docs.\n";

    private final ServerResponse answer;

    private UiPage(ServerResponse answer) {
        this.answer = answer;
    }

    static UiPage of(Resource file) {
        if (!file.exists()) {
            return new UiPage(ServerResponse.status(HttpStatus.NOT_FOUND)
                    .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                    .cacheControl(CacheControl.noStore())
                    .body(ABSENT));
        }
        try {
            byte[] html = file.getContentAsByteArray();
            // Asked for again at each visit, as it names the files of the newest build.
            return new UiPage(ServerResponse.ok()
                    .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                    .cacheControl(CacheControl.noCache())
                    .eTag('"' + DigestUtils.md5DigestAsHex(html) + '"')
                    .body(html));
        } catch (IOException e) {
            throw new UncheckedIOException("the UI's page " + file + " can't be read", e);
        }
    }

    ServerResponse answer() {
        return answer;
    }
}
