package io.plumbline.systemtests.architecture;

import java.util.Map;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules over every production class. A rule that matches nothing fails, so that a renamed package can't switch it off. */
class ArchitectureTest {

    private static final String ROOT = "io.plumbline";
    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/"))
                .importPackages(ROOT)
                .that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are production",
                        type -> !type.getPackageName()
                                        .matches(ROOT.replace(".", "\\.")
                                                + "\\.(systemtests|testkit|examples|benchmarks)(\\..*)?")
                                && !isTest(type)));
    }

    @TestFactory
    Stream<DynamicTest> rule() {
        Map<String, ArchRule> rules = new ArchitectureRules(ROOT).all();
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(classes)));
    }

    @Test
    void everyModule_isAmongTheClasses() {
        for (String module : new String[] {
            "events",
            "api",
            "credentials",
            "connector.spec",
            "messaging",
            "embedded",
            "statistics",
            "profiling",
            "inference",
            "exports",
            "connectors",
            "worker",
            "gateway",
            "datastore",
            "catalog",
            "profile",
            "standalone"
        }) {
            assertThat(classes.stream()
                            .anyMatch(type -> (type.getPackageName() + ".").startsWith(ROOT + "." + module + ".")))
                    .as(module)
                    .isTrue();
        }
    }

    private static boolean isTest(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().toString().contains("/test-classes/"))
                .orElse(false);
    }
}
