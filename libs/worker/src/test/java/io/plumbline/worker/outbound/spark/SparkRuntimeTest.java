package io.plumbline.worker.outbound.spark;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.plumbline.worker.work.WorkInterruptedByHostException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SparkRuntimeTest {

    @Test
    void workThatBegins_whenTheSessionIsGone_isGivenBackInsteadOfFailing() {
        SparkRuntime runtime = SparkRuntime.acquire(new SparkSettings("local[1]", 1, Map.of()));
        runtime.close();

        assertThat(runtime.stopped()).isTrue();
        assertThatThrownBy(() -> runtime.begin("item")).isInstanceOf(WorkInterruptedByHostException.class);
    }
}
