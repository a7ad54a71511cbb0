package io.plumbline.messaging.testing;

import java.util.List;
import java.util.Map;

import io.plumbline.events.Message;
import io.plumbline.events.model.CheckEvidence;
import io.plumbline.events.model.ConnectionProblem;
import io.plumbline.events.model.ConnectionTestFailure;
import io.plumbline.events.model.ConnectionTestOutcome;
import io.plumbline.events.model.ContainerKind;
import io.plumbline.events.model.FailureCode;
import io.plumbline.events.model.FieldProfile;
import io.plumbline.events.model.FoundContainer;
import io.plumbline.events.model.FoundField;
import io.plumbline.events.model.GroupValue;
import io.plumbline.events.model.GroupedField;
import io.plumbline.events.model.HistogramBucket;
import io.plumbline.events.model.InferredCheck;
import io.plumbline.events.model.Metric;
import io.plumbline.events.model.MetricKind;
import io.plumbline.events.model.NameList;
import io.plumbline.events.model.PartStateSlice;
import io.plumbline.events.model.ProfileGroup;
import io.plumbline.events.model.ProfilePart;
import io.plumbline.events.model.Relation;
import io.plumbline.events.model.RelationCoefficient;
import io.plumbline.events.model.RelationKind;
import io.plumbline.events.model.RelationSearch;
import io.plumbline.events.model.SourceAnswer;
import io.plumbline.events.model.TopValue;
import io.plumbline.events.model.WorkSummary;
import io.plumbline.events.work.CatalogRequested;
import io.plumbline.events.work.ConnectionProbed;
import io.plumbline.events.work.ConnectionTestRequested;
import io.plumbline.events.work.ContainerProfileRequested;
import io.plumbline.events.work.ContainersFound;
import io.plumbline.events.work.FieldsProfiled;
import io.plumbline.events.work.GroupsProfiled;
import io.plumbline.events.work.PartsProfiled;
import io.plumbline.events.work.PreviewRequested;
import io.plumbline.events.work.RelationsFound;
import io.plumbline.events.work.SourceReplied;
import io.plumbline.events.work.WorkFailed;
import io.plumbline.events.work.WorkFinished;

import static io.plumbline.messaging.testing.Samples.CONTAINER;
import static io.plumbline.messaging.testing.Samples.DATASTORE;
import static io.plumbline.messaging.testing.Samples.FAILURE;
import static io.plumbline.messaging.testing.Samples.OPERATION;
import static io.plumbline.messaging.testing.Samples.TEST;
import static io.plumbline.messaging.testing.Samples.TIME;
import static io.plumbline.messaging.testing.Samples.WARNING;
import static io.plumbline.messaging.testing.Samples.WORK;
import static io.plumbline.messaging.testing.Samples.preflight;

/** One valid order to the workers, and one valid answer of theirs, of every type. */
final class WorkSamples {

    private WorkSamples() {}

    static List<Message> all() {
        return List.of(
                new CatalogRequested(DATASTORE, OPERATION, WORK),
                new ConnectionTestRequested(TEST, WORK),
                new PreviewRequested(TEST, WORK),
                new ContainerProfileRequested(DATASTORE, OPERATION, WORK, CONTAINER),
                new ContainersFound(WORK, 2, 0, List.of(container())),
                new FieldsProfiled(WORK, 2, 0, List.of(profile()), List.of(check())),
                new PartsProfiled(
                        WORK,
                        2,
                        1,
                        List.of(new ProfilePart(
                                "orders-2026-01-31.csv", 0, "65536-1", 1_000, 65_536L, TIME, null, TIME, "wk_1.2")),
                        List.of(new PartStateSlice("orders-2026-01-31.csv", 0, 1, "AQID"))),
                relations(),
                groups(),
                new ConnectionProbed(WORK, 1, refused()),
                new SourceReplied(WORK, 1, SourceAnswer.of(preflight(null, null))),
                new WorkFinished(WORK, 2, 1, new WorkSummary(1, 2, 1_000, 65_536, 1), List.of(WARNING)),
                new WorkFailed(WORK, 2, FAILURE));
    }

    private static RelationsFound relations() {
        return new RelationsFound(
                WORK,
                2,
                2,
                List.of(
                        new Relation(
                                RelationKind.KEY,
                                List.of("customer", "day"),
                                true,
                                1_000,
                                1_000,
                                2,
                                null,
                                null,
                                "all rows, grouped by the fields"),
                        new Relation(
                                RelationKind.AT_MOST,
                                List.of("ordered", "shipped"),
                                true,
                                1_000,
                                900,
                                0,
                                12L,
                                List.of(new RelationCoefficient("PEARSON", 0.9, 0.875, 0.925)),
                                "all rows, compared one by one")),
                new RelationSearch(null, 1_000, 1_000, 12, List.of("3 of 8 keys were not counted")));
    }

    private static GroupsProfiled groups() {
        return new GroupsProfiled(
                WORK,
                2,
                1,
                List.of(new ProfileGroup(
                        "gr_0123456789abcdef",
                        0,
                        List.of(new GroupValue("country", "DE"), new GroupValue("channel", null)),
                        "`country` = 'DE' AND `channel` IS NULL",
                        250,
                        1)),
                List.of(new GroupedField(0, profile().withoutState())));
    }

    private static ConnectionTestOutcome refused() {
        return ConnectionTestOutcome.failed(new ConnectionTestFailure(
                ConnectionProblem.MISSING_RIGHT,
                FailureCode.PERMISSION_DENIED,
                "permission denied for schema sales",
                "GRANT USAGE ON SCHEMA …;",
                new NameList(List.of("public"), true)));
    }

    private static FoundContainer container() {
        return new FoundContainer(
                "sales.orders",
                ContainerKind.TABLE,
                Map.of("schema", "sales", "table", "orders"),
                List.of(
                        new FoundField("id", 0, "int8", "bigint", false, 1, null),
                        new FoundField("größe \"x\"", 1, "numeric(38,10)", "decimal(38,10)", true, null, "in cm")),
                "All orders",
                1_000L,
                65_536L,
                null,
                TIME,
                null);
    }

    private static FieldProfile profile() {
        return new FieldProfile(
                1,
                "größe \"x\"",
                "decimal(38,10)",
                "FRACTIONAL",
                List.of(
                        new Metric("nullCount", MetricKind.INTEGER, "3", true, null, null, null, null),
                        new Metric(
                                "distinctCount",
                                MetricKind.INTEGER,
                                "980",
                                false,
                                "950",
                                "1010",
                                "95 % interval of the HLL sketch",
                                null),
                        new Metric("mean", MetricKind.DECIMAL, null, true, null, null, null, "NO_ROWS")),
                List.of(new TopValue("1.5", 20, 22)),
                List.of(new HistogramBucket("0", "10", 997)),
                Map.of("decimal", 997L),
                "AQIDBA==");
    }

    private static InferredCheck check() {
        return new InferredCheck(
                "between",
                List.of("größe \"x\""),
                Map.of("min", 0.5, "max", 10),
                0.99,
                2,
                "größe \"x\" lies between 0.5 and 10.",
                new CheckEvidence(1_000, 997, "rule of three, 95 %", "at most 0.3 % of rows break it"));
    }
}
