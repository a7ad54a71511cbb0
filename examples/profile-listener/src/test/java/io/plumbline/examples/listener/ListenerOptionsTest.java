package io.plumbline.examples.listener;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListenerOptionsTest {

    @Test
    void nothingSaid_meansTheLocalBrokerAndTheExamplesGroup() {
        assertThat(ListenerOptions.parse(List.of()))
                .isEqualTo(new ListenerOptions("127.0.0.1:9092", "profile-listener"));
    }

    @Test
    void bothOptions_areTaken() {
        assertThat(ListenerOptions.parse(List.of("--group", "mine", "--bootstrap-servers", "127.0.0.1:7")))
                .isEqualTo(new ListenerOptions("127.0.0.1:7", "mine"));
    }

    @Test
    void unknownOption_andMissingValue_areRefused() {
        assertThatThrownBy(() -> ListenerOptions.parse(List.of("--topic", "x")))
                .hasMessage("option: --topic (expected: --bootstrap-servers or --group)");
        assertThatThrownBy(() -> ListenerOptions.parse(List.of("--group")))
                .hasMessage("--group: no value (expected: one after it)");
    }
}
