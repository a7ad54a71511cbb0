package io.plumbline.worker;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.plumbline.worker.outbound.spark.SparkRuntime;

/** For workers that compute: the one SparkSession of the process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SparkProperties.class)
public class SparkConfiguration {

    @Bean(destroyMethod = "close")
    SparkRuntime sparkRuntime(SparkProperties properties) {
        SparkRuntime runtime = SparkRuntime.acquire(properties.settings());
        if (properties.warmUp()) {
            runtime.warmUp();
        }
        return runtime;
    }
}
