package io.plumbline.systemtests.architecture;

import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each rule catches a class that breaks it on purpose. */
class ArchitectureBreachTest {

    private static final String ROOT = "io.plumbline.systemtests.architecture.breach";
    private static final Map<String, String> OFFENDERS = Map.ofEntries(
            Map.entry("A1 events know nothing", "KnowsKafka"),
            Map.entry("A2 services don't know each other", "KnowsCatalog"),
            Map.entry("A2b libs don't know services", "KnowsAService"),
            Map.entry("A3 profiling is pure", "KnowsTheEvents"),
            Map.entry("A3c statistics are pure", "KnowsSources"),
            Map.entry("A3d inference sees figures only", "KnowsSources"),
            Map.entry("A3e exports are pure", "KnowsSources"),
            Map.entry("A3f figures in messages are pure", "KnowsSources"),
            Map.entry("A3b connector specs are pure", "KnowsJackson"),
            Map.entry("A4 Spring stays outside", "SpringInTheWork"),
            Map.entry("A5 Mongo in its adapter", "KnowsMongo"),
            Map.entry("A6 Kafka in its adapters", "KnowsKafka"),
            Map.entry("A7 Spark where data is read", "KnowsSpark"),
            Map.entry("A8 inbound never uses outbound", "UsesOutbound"),
            Map.entry("A8b the work uses neither adapter", "UsesAnAdapter"),
            Map.entry("A9 no package cycles", "Left"),
            Map.entry("A10 clock and ids come in", "AsksTheClock"),
            Map.entry("A11 messages are records, enums or sealed", "Mutable"),
            Map.entry("A12 settings are records", "SlotProperties"),
            Map.entry("A12b listeners live in inbound.kafka", "BellListener"),
            Map.entry("A12c nobody calls a listener", "CallsAListener"),
            Map.entry("A13 no injected fields", "InjectedField"),
            Map.entry("A13b no prints, no second logging", "Prints"),
            Map.entry("A14 names say something", "PageHelper"));

    private final Map<String, ArchRule> rules = new ArchitectureRules(ROOT).all();

    @Test
    void everyRule_hasAnOffender() {
        assertThat(OFFENDERS.keySet()).isEqualTo(rules.keySet());
    }

    @TestFactory
    Stream<DynamicTest> offender_isCaught() {
        JavaClasses offenders = new ClassFileImporter().importPackages(ROOT);
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(),
                        () -> assertThatThrownBy(() -> rule.getValue().check(offenders))
                                .isInstanceOf(AssertionError.class)
                                .hasMessageContaining(OFFENDERS.get(rule.getKey()))));
    }
}
