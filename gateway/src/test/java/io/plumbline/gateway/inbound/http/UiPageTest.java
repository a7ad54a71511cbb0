package io.plumbline.gateway.inbound.http;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.EntityResponse;

import static org.assertj.core.api.Assertions.assertThat;

final class UiPageTest {

    @Test
    void jarWithoutUi_saysSo_andWhatThereIs() {
        EntityResponse<?> answer = (EntityResponse<?>)
                UiPage.of(new ClassPathResource("no-such-ui/index.html")).answer();

        assertThat(answer.statusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(answer.headers().getFirst("Content-Type")).startsWith("text/plain");
        assertThat((String) answer.entity()).contains("without the web UI", "/api/v1", "/docs");
    }
}
