package io.plumbline.events;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.plumbline.events.access.AccessRecord;
import io.plumbline.events.command.Command;
import io.plumbline.events.fact.Fact;
import io.plumbline.events.work.WorkRequest;
import io.plumbline.events.work.WorkResult;

import static org.assertj.core.api.Assertions.assertThat;

class MessageTypeTest {

    private static final List<Class<?>> FAMILIES =
            List.of(Command.class, WorkRequest.class, WorkResult.class, Fact.class, AccessRecord.class);

    @Test
    void everyRecordOfEveryFamily_hasExactlyOneType() {
        List<Class<?>> records =
                FAMILIES.stream().flatMap(MessageTypeTest::permitted).toList();

        assertThat(Arrays.stream(MessageType.values()).map(MessageType::record))
                .containsExactlyInAnyOrderElementsOf(records.stream()
                        .<Class<? extends Message>>map(record -> record.asSubclass(Message.class))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void aWireName_leadsBackToItsType(MessageType type) {
        assertThat(MessageType.ofWireName(type.wireName())).contains(type);
        assertThat(type.dataSchema()).isEqualTo("urn:plumbline:" + type.wireName() + ":v" + type.version());
    }

    @ParameterizedTest
    @EnumSource
    void factsAndNothingElse_travelOnTheEventsTopic(MessageType type) {
        assertThat(type.topic() == Topic.EVENTS).isEqualTo(Fact.class.isAssignableFrom(type.record()));
    }

    @Test
    void anUnknownWireName_isEmptyRatherThanAnError() {
        assertThat(MessageType.ofWireName("profile.dreamt")).isEmpty();
    }

    private static Stream<Class<?>> permitted(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses())
                .flatMap(type -> type.isSealed() ? permitted(type) : Stream.of(type));
    }
}
