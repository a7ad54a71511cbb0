package io.plumbline.profile;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.plumbline.events.Ids;
import io.plumbline.messaging.MessageHeaders;
import io.plumbline.profile.job.Measurements;
import io.plumbline.profile.job.ProfileContainer;
import io.plumbline.profile.outbound.spark.SparkMeasurements;
import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.Profiler;
import io.plumbline.worker.SparkConfiguration;
import io.plumbline.worker.WorkerConfiguration;
import io.plumbline.worker.outbound.source.WorkSources;
import io.plumbline.worker.outbound.spark.SparkRuntime;
import io.plumbline.worker.work.StoredParts;
import io.plumbline.worker.work.WorkHandler;

/** A worker whose work is to profile. */
@Configuration(proxyBeanMethods = false)
@Import({WorkerConfiguration.class, SparkConfiguration.class})
class ProfileWorkerConfiguration {

    @Bean
    MessageHeaders messageHeaders() {
        return new MessageHeaders("/plumbline/profile-worker", Clock.systemUTC(), Ids.secure());
    }

    @Bean
    Measurements measurements(WorkSources sources, SparkRuntime spark, StoredParts stored) {
        return new SparkMeasurements(
                sources, spark, new Profiler(ProfileOptions.defaults()), stored, Clock.systemUTC());
    }

    @Bean
    WorkHandler workHandler(Measurements measurements) {
        return new ProfileContainer(measurements);
    }
}
