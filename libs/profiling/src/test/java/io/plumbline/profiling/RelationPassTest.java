package io.plumbline.profiling;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

import io.plumbline.statistics.relation.ColumnPair;
import io.plumbline.statistics.relation.ColumnPairs;
import io.plumbline.statistics.relation.ConfirmedDependency;
import io.plumbline.statistics.relation.ConfirmedKey;
import io.plumbline.statistics.relation.ConfirmedNulls;
import io.plumbline.statistics.relation.ConfirmedPair;
import io.plumbline.statistics.relation.Dependency;
import io.plumbline.statistics.relation.KeyCandidate;
import io.plumbline.statistics.relation.NullPattern;
import io.plumbline.statistics.relation.RowSample;
import io.plumbline.statistics.relation.SampledColumn;
import io.plumbline.statistics.relation.SampledColumn.Family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RelationPassTest {
    private final Dataset<Row> data = LocalSpark.session()
            .sql("select * from values (1, 1, 5, 'x', 'p', named_struct('in.ner', 3)),"
                    + " (1, 2, 4, 'x', 'p', named_struct('in.ner', 9)),"
                    + " (2, 1, null, 'y', null, null),"
                    + " (2, 2, 2, 'y', null, named_struct('in.ner', null)),"
                    + " (3, 1, 1, 'z', 'q', named_struct('in.ner', 1)),"
                    + " (3, 1, 0, 'z', 'r', named_struct('in.ner', 2)),"
                    + " (null, null, null, null, null, null)"
                    + " as t(`or der`, line, qty, kind, label, `s`)");

    @Test
    void pair_isCountedExactly_alsoInsideStructs() {
        ConfirmedPair pair = new RelationPass(data)
                .pairs(List.of(pair("line", "qty"), pair("qty", "s.`in.ner`")))
                .get(0);
        assertThat(pair).isEqualTo(new ConfirmedPair(number("line"), number("qty"), 1, 0, 1, 2, 2, 1));
        ConfirmedPair nested = new RelationPass(data)
                .pairs(List.of(pair("line", "qty"), pair("qty", "s.`in.ner`")))
                .get(1);
        assertThat(nested.less()).isEqualTo(2);
        assertThat(nested.bothNull()).isEqualTo(2);
    }

    @Test
    void sample_isOfComparableColumns_andRepeatable() {
        Dataset<Row> many = LocalSpark.session()
                .range(0, 20_000, 1, 4)
                .selectExpr(
                        "cast(id as int) a",
                        "cast(id as decimal(20,2)) b",
                        "date_add(date '2020-01-01', cast(id % 90 as int)) d",
                        "if(id % 4 = 0, null, concat('t', id % 7)) t",
                        "array(id) no",
                        "named_struct('x', id + 1, 'hidden', id) s",
                        "id secret");
        RelationPass pass = new RelationPass(many);
        RowSample sample = pass.sample(Set.of("secret"), 500, 7);
        assertThat(sample.columns())
                .extracting(SampledColumn::path)
                .containsExactly("a", "b", "d", "t", "s.x", "s.hidden");
        assertThat(sample.rowsSeen()).isEqualTo(20_000);
        assertThat(sample.size()).isEqualTo(500);
        List<ColumnPair> pairs = ColumnPairs.of(sample.rows());
        ColumnPair same = pairs.get(0);
        assertThat(same.left().path() + same.right().path()).isEqualTo("ab");
        assertThat(same.equal()).isEqualTo(500);
        ColumnPair less = pairs.get(1);
        assertThat(less.right().path()).isEqualTo("s.x");
        assertThat(less.less()).isEqualTo(500);
        assertThat(less.pearson().orElseThrow().value()).isEqualTo(1.0);
        assertThat(ColumnPairs.of(pass.sample(Set.of("secret"), 500, 7).rows())).isEqualTo(pairs);
    }

    @Test
    void nullsTogether_areCountedExactly() {
        ConfirmedNulls nulls = new RelationPass(data)
                .nullsTogether(List.of(
                        new NullPattern(List.of(number("or der"), number("line")), 1, 6),
                        new NullPattern(List.of(number("qty"), new SampledColumn("label", Family.TEXT)), 2, 5)))
                .get(1);
        assertThat(nulls)
                .isEqualTo(
                        new ConfirmedNulls(List.of(number("qty"), new SampledColumn("label", Family.TEXT)), 7, 2, 4));
        assertThat(nulls.mixedRows()).isEqualTo(1);
    }

    @Test
    void key_countsSurplusRowsAndNulls() {
        RelationPass pass = new RelationPass(data);
        ConfirmedKey key = pass.key(new KeyCandidate(List.of(number("or der"), number("line")), 5));
        assertThat(key.rows()).isEqualTo(7);
        assertThat(key.nullRows()).isEqualTo(1);
        assertThat(key.surplusRows()).isEqualTo(1);
        assertThat(key.holds()).isFalse();
        Dataset<Row> clean = data.filter("qty is not null and qty <> 0");
        assertThat(new RelationPass(clean)
                        .key(new KeyCandidate(List.of(number("or der"), number("line")), 5))
                        .holds())
                .isTrue();
        assertThat(new RelationPass(data.limit(0))
                        .key(new KeyCandidate(List.of(number("line")), 5))
                        .rows())
                .isZero();
    }

    @Test
    void dependency_isConfirmedOrRefuted_andNullIsAValueOfTheDependent() {
        List<ConfirmedDependency> confirmed = new RelationPass(data)
                .dependencies(List.of(dependency("or der", "kind"), dependency("or der", "label")));
        assertThat(confirmed.get(0).holds()).isTrue();
        assertThat(confirmed.get(0).groups()).isEqualTo(3);
        assertThat(confirmed.get(1).broken()).isEqualTo(1);
        assertThat(new RelationPass(data)
                        .dependencies(List.of(dependency("kind", "line")))
                        .get(0)
                        .broken())
                .isEqualTo(2);
    }

    @Test
    void unknownColumn_isRefused() {
        RelationPass pass = new RelationPass(data);
        List<ColumnPair> wrong = List.of(pair("line", "none"));
        assertThatThrownBy(() -> pass.pairs(wrong)).hasMessageContaining("none").hasMessageContaining("expected");
    }

    private static SampledColumn number(String path) {
        return new SampledColumn(path, Family.NUMBER);
    }

    private static Dependency dependency(String determinant, String dependent) {
        return new Dependency(number(determinant), number(dependent), 9, 90, 10);
    }

    private static ColumnPair pair(String left, String right) {
        return new ColumnPair(number(left), number(right), 0, 0, 0, 0, 0, 0, 0, 0, Optional.empty(), Optional.empty());
    }
}
