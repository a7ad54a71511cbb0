package io.plumbline.profile;

import java.security.SecureRandom;
import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.plumbline.events.Ids;
import io.plumbline.messaging.MessageHeaders;
import io.plumbline.messaging.crash.CrashPoints;
import io.plumbline.profile.job.Measurements;
import io.plumbline.profile.job.PreviewContainer;
import io.plumbline.profile.job.ProfileContainer;
import io.plumbline.profile.outbound.spark.SparkMeasurements;
import io.plumbline.profile.outbound.spark.SparkPreviews;
import io.plumbline.profiling.ProfileOptions;
import io.plumbline.profiling.Profiler;
import io.plumbline.worker.SparkConfiguration;
import io.plumbline.worker.WorkerConfiguration;
import io.plumbline.worker.WorkerProperties;
import io.plumbline.worker.inbound.process.WorkLifecycle;
import io.plumbline.worker.outbound.metrics.MicrometerWorkCounters;
import io.plumbline.worker.outbound.source.WorkSources;
import io.plumbline.worker.outbound.spark.SparkRuntime;
import io.plumbline.worker.work.StoredParts;
import io.plumbline.worker.work.WorkClaims;
import io.plumbline.worker.work.WorkHandler;
import io.plumbline.worker.work.WorkLoop;
import io.plumbline.worker.work.WorkResults;

/** A worker whose work is to profile; previews of rows have a loop with slots of their own, so that no profile makes one wait. */
@Configuration(proxyBeanMethods = false)
@Import({WorkerConfiguration.class, SparkConfiguration.class})
@EnableConfigurationProperties(PreviewProperties.class)
class ProfileWorkerConfiguration {

    static final String PREVIEWS = "previewLoop";

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

    @Bean(defaultCandidate = false)
    PreviewContainer previewContainer(WorkSources sources, SparkRuntime spark) {
        return new PreviewContainer(new SparkPreviews(sources, spark));
    }

    @Bean(name = PREVIEWS, defaultCandidate = false)
    WorkLoop previewLoop(
            @Qualifier("previewContainer") PreviewContainer handler,
            WorkerProperties worker,
            PreviewProperties previews,
            WorkClaims claims,
            WorkResults results,
            MeterRegistry registry,
            CrashPoints crashPoints) {
        return new WorkLoop(
                WorkerConfiguration.settings(worker, handler.kind()).withSlots(previews.slots()),
                handler,
                claims,
                results,
                new MicrometerWorkCounters(registry, handler.kind()),
                crashPoints,
                new SecureRandom());
    }

    @Bean
    WorkLifecycle previewLifecycle(@Qualifier(PREVIEWS) WorkLoop loop) {
        return new WorkLifecycle(loop);
    }
}
