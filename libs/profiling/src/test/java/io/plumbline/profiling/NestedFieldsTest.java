package io.plumbline.profiling;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.plumbline.statistics.metric.ContainerProfile;
import io.plumbline.statistics.metric.ContainerProfiles;
import io.plumbline.statistics.metric.Distributions;
import io.plumbline.statistics.metric.FieldProfile;
import io.plumbline.statistics.metric.Histogram;
import io.plumbline.statistics.metric.MetricName;

import static org.assertj.core.api.Assertions.assertThat;

class NestedFieldsTest {
    private final ContainerProfile profile = ContainerProfiles.of(new Profiler(ProfileOptions.defaults())
            .measure(
                    LocalSpark.session()
                            .sql("select * from values"
                                    + " (array(1, 2, null), map('a', 1, 'b', null), array(named_struct('x', 1, 'y', null))),"
                                    + " (array(), map('a', 2), array()),"
                                    + " (null, null, array(null, named_struct('x', 2, 'y', array(5, 6)))),"
                                    + " (array(null), map(), null) as t(l, m, s)"),
                    ProfileProgress.none()));

    @Test
    void elements_haveBothDenominators() {
        FieldProfile elements = field("l[]");
        assertThat(elements.text(MetricName.ROW_COUNT)).hasValue("4");
        assertThat(elements.text(MetricName.COMPLETENESS)).hasValue("0.5");
        assertThat(elements.text(MetricName.ROWS_WITH_VALUE)).hasValue("1");
        assertThat(elements.text(MetricName.ROW_COMPLETENESS)).hasValue("0.25");
        assertThat(field("s[].x").text(MetricName.ROWS_WITH_VALUE)).hasValue("2");
        assertThat(field("s[].y[]").text(MetricName.ROWS_WITH_VALUE)).hasValue("1");
        assertThat(field("s[].y[]").text(MetricName.ROW_COMPLETENESS)).hasValue("0.25");
        assertThat(field("l").metric(MetricName.ROWS_WITH_VALUE)).isEmpty();
    }

    @Test
    void keysAndValuesOfMaps_areFields() {
        assertThat(profile.fields())
                .extracting(FieldProfile::path)
                .containsExactly("l", "l[]", "m", "m{key}", "m{value}", "s", "s[]", "s[].x", "s[].y", "s[].y[]");
        assertThat(field("m{key}").text(MetricName.DISTINCT_COUNT)).hasValue("2");
        assertThat(field("m{key}").text(MetricName.NULL_COUNT)).hasValue("0");
        assertThat(field("m{key}").text(MetricName.ROWS_WITH_VALUE)).hasValue("2");
        assertThat(field("m{value}").text(MetricName.NULL_COUNT)).hasValue("1");
        assertThat(field("m{value}").text(MetricName.SUM)).hasValue("3");
    }

    @Test
    void sizes_areMeasured() {
        assertThat(field("l").text(MetricName.EMPTY_COUNT)).hasValue("1");
        assertThat(field("l").text(MetricName.ELEMENT_COUNT)).hasValue("4");
        assertThat(field("m").text(MetricName.STDDEV_SIZE)).hasValue("1");
        Histogram sizes = field("m").distributions().get(Distributions.SIZES);
        assertThat(sizes.kind()).isEqualTo(Histogram.Kind.VALUES);
        assertThat(sizes.buckets())
                .extracting(Histogram.Bucket::lower, Histogram.Bucket::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("0", 1L),
                        org.assertj.core.groups.Tuple.tuple("1", 1L),
                        org.assertj.core.groups.Tuple.tuple("2", 1L));
    }

    @Test
    void structs_haveTheShareOfRowsInWhichTheyAreNotNull() {
        assertThat(field("s[]").text(MetricName.COMPLETENESS)).hasValue("0.6666666666666667");
        assertThat(field("s[].x").text(MetricName.PARENT_NULL_COUNT)).hasValue("1");
    }

    @Test
    void everyFigure_isExact_boundedOrAbsentWithAReason() {
        Map<String, Long> texts = profile.fields().stream()
                .flatMap(f -> f.metrics().stream())
                .collect(java.util.stream.Collectors.groupingBy(
                        m -> m.value().orElse("absent"), java.util.stream.Collectors.counting()));
        assertThat(texts).doesNotContainKeys("NaN", "-1", "Infinity");
        assertThat(profile.fields())
                .flatExtracting(FieldProfile::metrics)
                .allSatisfy(m -> assertThat(m.value().isPresent())
                        .isNotEqualTo(m.absentReason().isPresent()));
    }

    private FieldProfile field(String path) {
        return profile.field(path).orElseThrow();
    }
}
