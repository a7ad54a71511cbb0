package io.plumbline.gateway.inbound.http;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.plumbline.gateway.feed.EventFeed;
import io.plumbline.gateway.lookup.Lookups;

/** The web side's own parts: its controllers, the threads of its streams, and its converters. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class WebConfiguration implements WebMvcConfigurer {
    private static final int FOLLOW_UPS = 8;
    private static final int FOLLOW_UPS_WAITING = 10_000;
    private static final long IDLE_SECONDS = 30;

    private final AsyncTaskExecutor streams;

    WebConfiguration(GatewayWebSettings settings) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                0,
                settings.maxStreams(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                work -> daemon(work, "event-stream"));
        this.streams = new TaskExecutorAdapter(threads);
    }

    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer async) {
        async.setDefaultTimeout(-1).setTaskExecutor(streams);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(new RelayedConverter());
    }

    /** What Tomcat refuses by itself is a problem too. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ProblemReportValve.class.getName());
            }
        });
    }

    @Bean
    Requests requests(GatewayWebSettings settings) {
        return new Requests(settings.maxWait(), settings.bodyLimitBytes());
    }

    @Bean
    Writes writes(Lookups lookups) {
        ThreadPoolExecutor followUps = new ThreadPoolExecutor(
                FOLLOW_UPS,
                FOLLOW_UPS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(FOLLOW_UPS_WAITING),
                work -> daemon(work, "follow-up"));
        followUps.allowCoreThreadTimeOut(true);
        return new Writes(lookups, followUps);
    }

    /** Ends the streams before the web server waits for its open requests. */
    @Bean
    SmartLifecycle streamsEndFirst(EventFeed feed) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                running = true;
            }

            @Override
            public void stop() {
                feed.close();
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
