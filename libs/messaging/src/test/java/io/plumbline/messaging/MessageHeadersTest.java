package io.plumbline.messaging;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Random;

import org.junit.jupiter.api.Test;

import io.plumbline.events.Ids;
import io.plumbline.events.MessageHeader;
import io.plumbline.messaging.testing.Samples;

import static org.assertj.core.api.Assertions.assertThat;

final class MessageHeadersTest {

    private final MessageHeaders headers =
            new MessageHeaders("/plumbline/test", Clock.fixed(Samples.TIME, ZoneOffset.UTC), new Ids(new Random(1)));

    @Test
    void root_isItsOwnStory_andBeginsATrace() {
        MessageHeader root = headers.root("zoe");

        assertThat(root.correlationId()).isEqualTo(root.id());
        assertThat(root.source()).isEqualTo("/plumbline/test");
        assertThat(root.time()).isEqualTo(Samples.TIME);
        assertThat(root.actor()).isEqualTo("zoe");
        assertThat(root.sequence()).isNull();
        assertThat(root.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(headers.root(null).traceparent()).isNotEqualTo(root.traceparent());
    }

    @Test
    void root_continuesACallersTrace_butNotAMalformedOne() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

        assertThat(headers.root(null, trace).traceparent()).isEqualTo(trace);
        assertThat(headers.root(null, "00-00000000000000000000000000000000-00f067aa0ba902b7-00")
                        .traceparent())
                .doesNotContain("00000000000000000000000000000000");
        assertThat(headers.root(null, "nonsense").traceparent()).startsWith("00-");
    }

    @Test
    void causedMessages_keepTheStory_andFactsAreNumbered() {
        MessageHeader root = headers.root("zoe");
        MessageHeader caused = headers.causedBy(root);
        MessageHeader fact = headers.fact(caused, 5);

        assertThat(caused.id()).isNotEqualTo(root.id());
        assertThat(fact.correlationId()).isEqualTo(root.id());
        assertThat(fact.actor()).isEqualTo("zoe");
        assertThat(fact.traceparent()).isEqualTo(root.traceparent());
        assertThat(fact.sequence()).isEqualTo(5);
        assertThat(caused.sequence()).isNull();
    }
}
