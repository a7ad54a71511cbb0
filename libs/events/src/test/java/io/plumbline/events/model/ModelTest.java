package io.plumbline.events.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.plumbline.events.ContainerId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ModelTest {

    @Test
    void chosenType_isAPlainOne_orADateWithItsPattern() {
        assertThat(ChosenType.of("decimal(12,2)")).isEqualTo(new ChosenType("decimal(12,2)", null));
        assertThat(ChosenType.of("date(dd.MM.yyyy)")).isEqualTo(new ChosenType("date", "dd.MM.yyyy"));
        assertThat(ChosenType.of("timestamp_ntz(yyyy-MM-dd'T'HH:mm)"))
                .isEqualTo(new ChosenType("timestamp_ntz", "yyyy-MM-dd'T'HH:mm"));
        for (String wrong : List.of("", "uuid", "date()", "date(', ')", "date(YYYY)", "date('dd)", "double(dd)")) {
            assertThat(ChosenType.find(wrong)).as(wrong).isEmpty();
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChosenType.of("uuid"))
                .withMessageStartingWith("type: uuid (expected: boolean, ");
    }

    @Test
    void limitsOfARun_areMoreThanNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProfileSettings(List.of(), 2, 0L, null, null))
                .withMessage("maxRows: 0 (expected: >= 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowSample(1.5, null))
                .withMessage("fraction: 1.5 (expected: more than 0, at most 1)");
        assertThat(new ProfileSettings(List.of(), 2, null, null, new RowSample(0.5, 1L))
                        .seeded(9)
                        .sample())
                .isEqualTo(new RowSample(0.5, 1L));
        ReadCoverage cut = ReadCoverage.of(true, java.util.Collections.nCopies(30, "x".repeat(600)));
        assertThat(cut.notes())
                .hasSize(20)
                .allSatisfy(note -> assertThat(note).hasSize(500).endsWith("…"));
    }

    @Test
    void aMetric_hasEitherAValueOrAReason() {
        assertThat(new Metric("min", MetricKind.INTEGER, "1", true, null, null, null, null).value())
                .isEqualTo("1");
        assertThat(new Metric("min", MetricKind.INTEGER, null, true, null, null, null, "NO_ROWS").absentReason())
                .isEqualTo("NO_ROWS");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metric("min", MetricKind.INTEGER, null, true, null, null, null, null))
                .withMessageContaining("expected: exactly one of them");
    }

    @Test
    void anInferenceLevelOutsideItsRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProfileSettings(List.of(), 6))
                .withMessage("inferenceLevel: 6 (expected: 0 to 5)");
    }

    @Test
    void aRole_includesTheLesserOnes() {
        assertThat(Role.ADMIN.includes(Role.EDITOR)).isTrue();
        assertThat(Role.EDITOR.includes(Role.EDITOR)).isTrue();
        assertThat(Role.VIEWER.includes(Role.EDITOR)).isFalse();
    }

    @Test
    void exactlyTheFourEndings_areTerminal() {
        assertThat(Arrays.stream(OperationStatus.values()).filter(OperationStatus::terminal))
                .containsExactly(
                        OperationStatus.SUCCEEDED,
                        OperationStatus.SUCCEEDED_WITH_WARNINGS,
                        OperationStatus.FAILED,
                        OperationStatus.CANCELLED);
    }

    @Test
    void aPattern_matchesWholeNames_alsoWhereItCouldGoAstray() {
        assertThat(new NamePattern("sales.*").matches("sales.orders")).isTrue();
        assertThat(new NamePattern("*.orders").matches("sales.orders")).isTrue();
        assertThat(new NamePattern("s?les.*s").matches("sales.orders")).isTrue();
        assertThat(new NamePattern("sales").matches("sales.orders")).isFalse();
        assertThat(new NamePattern("").matches("x")).isFalse();
        assertThat(new NamePattern("*").matches("")).isTrue();
        assertThat(new NamePattern("a[b].(c)").matches("a[b].(c)")).isTrue();
        assertThat(new NamePattern("*a".repeat(50) + "b").matches("a".repeat(10_000)))
                .isFalse();
    }

    @Test
    void catalogSettings_lookAtWhatTheyInclude_andAtAllByDefault() {
        assertThat(CatalogSettings.DEFAULT.looksAt("anything")).isTrue();
        assertThat(CatalogSettings.DEFAULT.looksAt(ContainerKind.VIEW)).isTrue();
        assertThat(CatalogSettings.DEFAULT.recreates()).isFalse();
        CatalogSettings narrow =
                new CatalogSettings(false, false, true, List.of("sales.*"), List.of("*.tmp_*"), null, false);
        assertThat(narrow.looksAt("sales.orders")).isTrue();
        assertThat(narrow.looksAt("stock.items")).isFalse();
        assertThat(narrow.looksAt("sales.tmp_1")).isFalse();
        assertThat(narrow.looksAt(ContainerKind.MATERIALIZED_VIEW)).isFalse();
        assertThat(narrow.looksAt(ContainerKind.FILE)).isTrue();
        assertThat(narrow.recreates()).isTrue();
    }

    @Test
    void everyFailure_hasAClassForConnectionTests() {
        for (FailureCode code : FailureCode.values()) {
            assertThat(ConnectionProblem.of(code)).as(code.name()).isNotNull();
        }
        assertThat(ConnectionProblem.of(FailureCode.PERMISSION_DENIED)).isEqualTo(ConnectionProblem.MISSING_RIGHT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConnectionTestOutcome(
                        true,
                        ConnectionTestFailure.of(new Failure(FailureCode.INTERNAL, "x")),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .withMessageContaining("failure");
    }

    @Test
    void aRun_choosesByIdsOrByTags_andBeginsSomewhereOrEndsSomewhere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProfileSettings(
                        List.of(new ContainerId("ct_0123456789abcdef")),
                        2,
                        null,
                        null,
                        null,
                        List.of("nightly"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null))
                .withMessage("tags: given (expected: absent with containers)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProfileSettings(
                        List.of(), 2, 10L, null, null, null, Instant.EPOCH, null, null, null, null, null))
                .withMessageStartingWith(
                        "greaterThanTime, greaterThanBatch: given (expected: absent with a limit of rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProfileSettings(
                        List.of(), 2, null, null, null, null, null, null, 1_000_000_001L, null, null, null))
                .withMessage("maxRecordsPerPartition: 1000000001 (expected: 1 to 1000000000)");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ProfileSettings(List.of(), 2, null, null, null, null, null, null, null, 501, null, null))
                .withMessage("histogramMaxDistinct: 501 (expected: 1 to 500)");
        assertThat(ProfileSettings.DEFAULT.histogramValues()).isEqualTo(100);
    }

    @Test
    void decisionsAboutAContainer_thatAreNone_areAbsent() {
        ContainerOverrides none = new ContainerOverrides(null, null, null, false, Map.of(), Map.of(), List.of());
        assertThat(none).isEqualTo(ContainerOverrides.NONE);
        assertThat(none.statuses()).isEmpty();
        ContainerOverrides some = new ContainerOverrides(
                null, null, null, true, Map.of(), Map.of("a", FieldStatus.MASKED), List.of("nightly"));
        assertThat(some.included().fieldsThatAre(FieldStatus.MASKED)).containsExactly("a");
        assertThat(some.included().taggedWithAny(Set.of("nightly", "x"))).isTrue();
        assertThat(some.taggedWithAny(Set.of("x"))).isFalse();
        assertThat(none.text()).isEmpty();
        ContainerOverrides nothing =
                new ContainerOverrides(null, null, null, false, Map.of(), null, null, null, Map.of());
        assertThat(nothing).isEqualTo(ContainerOverrides.NONE);
        ContainerOverrides read =
                new ContainerOverrides(null, null, null, true, Map.of(), null, null, null, Map.of("header", "false"));
        assertThat(read.included().with(Map.of(), Map.of()).text()).isEqualTo(Map.of("header", "false"));
    }
}
