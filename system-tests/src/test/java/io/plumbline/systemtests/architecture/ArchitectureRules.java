package io.plumbline.systemtests.architecture;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules, for the classes below one root package: the product's, or that of the deliberate breaches which show that a rule
 * catches anything.
 */
final class ArchitectureRules {

    private static final String[] SERVICES = {"gateway", "datastore", "catalog", "profile"};

    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    /** The rules by their numbers. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("A1 events know nothing", onlyDependsOn("events", "com.fasterxml.jackson.annotation.."));
        rules.put("A2 services don't know each other", servicesStayApart());
        rules.put("A2b libs don't know services", libsDontKnowServices());
        rules.put(
                "A3 profiling is pure",
                onlyDependsOn("profiling", root + ".statistics..", "org.slf4j..", "org.apache.spark..", "scala.."));
        rules.put("A3c statistics are pure", onlyDependsOn("statistics", "org.apache.datasketches.."));
        rules.put("A3d inference sees figures only", onlyDependsOn("inference", root + ".statistics.."));
        rules.put("A3e exports are pure", onlyDependsOn("exports", "tools.jackson..", "org.yaml.snakeyaml.."));
        rules.put(
                "A3f figures in messages are pure",
                onlyDependsOn("figures", root + ".statistics..", root + ".inference..", root + ".events.."));
        rules.put(
                "A3b connector specs are pure", onlyDependsOn("connector.spec", "com.fasterxml.jackson.annotation.."));
        rules.put("A4 Spring stays outside", springStaysOutside());
        rules.put("A5 Mongo in its adapter", only("com.mongodb..", "org.bson..").in("datastore.outbound.mongo.."));
        rules.put("A6 Kafka in its adapters", kafkaStaysInItsAdapters());
        rules.put(
                "A7 Spark where data is read",
                only("org.apache.spark..").in("profiling..", "connectors..", "..outbound.spark", "..outbound.source"));
        rules.put("A8 inbound never uses outbound", adaptersStayApart());
        rules.put("A8b the work uses neither adapter", workUsesNoAdapter());
        rules.put("A9 no package cycles", noCycles());
        rules.put("A10 clock and ids come in", clockComesIn());
        rules.put("A11 messages are records, enums or sealed", messagesAreValues());
        rules.put("A12 settings are records", settingsAreRecords());
        rules.put("A12b listeners live in inbound.kafka", listenersHaveAPlace());
        rules.put("A12c nobody calls a listener", nobodyCallsAListener());
        rules.put("A13 no injected fields", noInjectedFields());
        rules.put("A13b no prints, no second logging", noPrints());
        rules.put("A14 names say something", namesSaySomething());
        return rules;
    }

    private ArchRule onlyDependsOn(String module, String... besides) {
        String[] allowed = new String[besides.length + 3];
        allowed[0] = root + "." + module + "..";
        allowed[1] = "java..";
        allowed[2] = "org.jspecify..";
        System.arraycopy(besides, 0, allowed, 3, besides.length);
        return classes()
                .that()
                .resideInAPackage(root + "." + module + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(primitivesAndArrays()));
    }

    private static DescribedPredicate<JavaClass> primitivesAndArrays() {
        return DescribedPredicate.describe(
                "primitives and arrays of them",
                type -> type.getBaseComponentType().isPrimitive());
    }

    private SliceRule servicesStayApart() {
        return slices().matching(root + ".(gateway|datastore|catalog|profile)..")
                .should()
                .notDependOnEachOther();
    }

    private ArchRule libsDontKnowServices() {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(servicePackages())))
                        .and(DescribedPredicate.not(resideInAPackage(root + ".standalone.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(servicePackages()));
    }

    private ArchRule springStaysOutside() {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(DescribedPredicate.not(resideInAnyPackage(
                                "..inbound..",
                                "..outbound..",
                                root + ".messaging..",
                                root + ".worker..",
                                root + ".standalone..")))
                        .and(DescribedPredicate.not(isWiring())))
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework.."));
    }

    private ArchRule kafkaStaysInItsAdapters() {
        return only("org.apache.kafka..", "org.springframework.kafka..").in("..kafka..", "messaging..", "embedded..");
    }

    private ArchRule adaptersStayApart() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..inbound..")
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..outbound.."));
    }

    private ArchRule workUsesNoAdapter() {
        return noClasses()
                .that(resideInAnyPackage(servicePackages())
                        .and(DescribedPredicate.not(resideInAnyPackage("..inbound..", "..outbound..")))
                        .and(DescribedPredicate.not(isWiring())))
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + "..inbound..", root + "..outbound.."));
    }

    private ArchRule noCycles() {
        // The root package of a module holds what its other packages share, and may name them as well.
        return CompositeArchRule.of(
                        slices().matching(root + ".(*).(*)..").should().beFreeOfCycles())
                .and(slices().matching(root + ".connectors.files.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .allowEmptyShould(true));
    }

    private ArchRule clockComesIn() {
        return noClasses()
                .that(resideInAPackage(root + "..").and(DescribedPredicate.not(isWiring())))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(UUID.class, "randomUUID");
    }

    private ArchRule messagesAreValues() {
        return classes()
                .that()
                .resideInAnyPackage(
                        root + ".events.command..",
                        root + ".events.work..",
                        root + ".events.fact..",
                        root + ".events.model..",
                        root + ".events.access..")
                .and()
                .doNotHaveSimpleName("package-info")
                .and()
                // What the compiler makes of a switch over an enum.
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should(beRecordsEnumsOrSealed());
    }

    private ArchRule settingsAreRecords() {
        return classes()
                .that(resideInAPackage(root + "..").and(simpleNameEndingWith("Properties")))
                .should()
                .beRecords();
    }

    private ArchRule listenersHaveAPlace() {
        return classes()
                .that(resideInAnyPackage(servicePackages()).and(simpleNameEndingWith("Listener")))
                .should()
                .resideInAPackage("..inbound.kafka..")
                .andShould()
                .bePackagePrivate();
    }

    private ArchRule nobodyCallsAListener() {
        return methods()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(servicePackages()).and(simpleNameEndingWith("Listener")))
                .should(notBeCalled());
    }

    private ArchRule noInjectedFields() {
        return fields().that()
                .areDeclaredInClassesThat(resideInAPackage(root + ".."))
                .should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired");
    }

    private ArchRule noPrints() {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        // It is a program for the terminal.
                        .and(DescribedPredicate.not(resideInAPackage(root + ".standalone..")))
                        // JDBC's own interface names a logger of the JDK's.
                        .and(DescribedPredicate.not(assignableTo(java.sql.Driver.class))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("java.util.logging..", "org.joda.."));
    }

    private ArchRule namesSaySomething() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameMatching(
                        ".*\\.([A-Z][A-Za-z]*Utils?|[A-Za-z]*Helper|[A-Za-z]*Manager|[A-Za-z]*Impl|Base[A-Z][A-Za-z]*)");
    }

    private String[] servicePackages() {
        String[] packages = new String[SERVICES.length];
        for (int i = 0; i < SERVICES.length; i++) {
            packages[i] = root + "." + SERVICES[i] + "..";
        }
        return packages;
    }

    private Only only(String... packages) {
        return new Only(packages);
    }

    /** Where a library may be used. */
    private final class Only {

        private final String[] library;

        private Only(String[] library) {
            this.library = library;
        }

        ArchRule in(String... places) {
            String[] allowed = new String[places.length];
            for (int i = 0; i < places.length; i++) {
                allowed[i] = places[i].startsWith("..") ? root + places[i] : root + "." + places[i];
            }
            return noClasses()
                    .that(resideInAPackage(root + "..")
                            .and(DescribedPredicate.not(resideInAnyPackage(allowed)))
                            .and(DescribedPredicate.not(isWiring())))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(library));
        }
    }

    /** The classes that put a service together; they may name everything. */
    private static DescribedPredicate<JavaClass> isWiring() {
        return DescribedPredicate.describe("are wiring", type -> {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            String name = outermost.getSimpleName();
            return name.endsWith("Application") || name.endsWith("Configuration") || name.endsWith("Properties");
        });
    }

    private static ArchCondition<JavaClass> beRecordsEnumsOrSealed() {
        return new ArchCondition<>("be records, enums or sealed interfaces") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean value = type.isRecord()
                        || type.isEnum()
                        || type.isInterface() && type.reflect().isSealed()
                        // A constant of an enum with a body.
                        || type.getRawSuperclass().map(JavaClass::isEnum).orElse(false);
                events.add(new SimpleConditionEvent(type, value, type.getName() + " is neither"));
            }
        };
    }

    private static ArchCondition<com.tngtech.archunit.core.domain.JavaMethod> notBeCalled() {
        return new ArchCondition<>("not be called from other classes") {
            @Override
            public void check(com.tngtech.archunit.core.domain.JavaMethod method, ConditionEvents events) {
                method.getCallsOfSelf().stream()
                        .filter(call -> !call.getOriginOwner().equals(method.getOwner())
                                && !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
            }
        };
    }
}
