package io.plumbline.gateway;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.credentials.PublicKeyring;
import io.plumbline.credentials.Sealer;
import io.plumbline.events.Ids;
import io.plumbline.gateway.access.ManageTokens;
import io.plumbline.gateway.access.TokenBook;
import io.plumbline.gateway.check.DecideOnChecks;
import io.plumbline.gateway.check.WriteChecks;
import io.plumbline.gateway.container.OverrideContainers;
import io.plumbline.gateway.feed.EventFeed;
import io.plumbline.gateway.feed.FeedHistory;
import io.plumbline.gateway.inbound.http.GatewayLimits;
import io.plumbline.gateway.inbound.http.GatewayWebSettings;
import io.plumbline.gateway.inbound.http.WebConfiguration;
import io.plumbline.gateway.inbound.kafka.FollowersConfiguration;
import io.plumbline.gateway.lookup.Lookups;
import io.plumbline.gateway.operation.AskSources;
import io.plumbline.gateway.operation.RunOperations;
import io.plumbline.gateway.outbound.http.DatastoreService;
import io.plumbline.gateway.outbound.kafka.KafkaFeedHistory;
import io.plumbline.gateway.outbound.kafka.KafkaReachability;
import io.plumbline.gateway.outbound.sealing.PublicKeySealer;
import io.plumbline.gateway.registration.ChangeDatastores;
import io.plumbline.gateway.registration.ManageConnections;
import io.plumbline.gateway.registration.RegisterDatastores;
import io.plumbline.gateway.registration.RegisterSchemas;
import io.plumbline.gateway.registration.SecretSealer;
import io.plumbline.gateway.registration.TestConnections;
import io.plumbline.gateway.request.Commands;
import io.plumbline.gateway.request.FactsAwaited;
import io.plumbline.gateway.request.RequestIds;
import io.plumbline.messaging.MessageCodec;
import io.plumbline.messaging.MessageHeaders;
import io.plumbline.messaging.MessagePublisher;
import io.plumbline.messaging.MessagingConfiguration;

/** Wires the work packages to HTTP and Kafka. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({GatewayProperties.class, PlatformProperties.class})
@Import({MessagingConfiguration.class, FollowersConfiguration.class, WebConfiguration.class})
public class GatewayConfiguration {
    private static final String SOURCE = "/plumbline/gateway";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Ids ids() {
        return Ids.secure();
    }

    @Bean
    RequestIds requestIds(Ids ids) {
        return new RequestIds(ids);
    }

    @Bean
    MessageHeaders messageHeaders(Clock clock, Ids ids) {
        return new MessageHeaders(SOURCE, clock, ids);
    }

    @Bean
    FactsAwaited factsAwaited(GatewayProperties settings) {
        return new FactsAwaited(settings.rememberedAnswers());
    }

    @Bean
    Commands commands(MessagePublisher publisher, MessageHeaders headers, FactsAwaited facts) {
        return new Commands(publisher, headers, facts);
    }

    @Bean
    TokenBook tokenBook(PlatformProperties platform, Clock clock) {
        return new TokenBook(platform.adminTokenHashes(), clock);
    }

    @Bean
    ManageTokens manageTokens(Commands commands, RequestIds ids, TokenBook book, Clock clock) {
        return new ManageTokens(commands, ids, book, new SecureRandom(), clock);
    }

    @Bean
    SecretSealer secretSealer(PlatformProperties platform) {
        return new PublicKeySealer(new Sealer(PublicKeyring.fromFile(Path.of(platform.publicKeyFile()))));
    }

    @Bean
    RegisterDatastores registerDatastores(Commands commands, RequestIds ids, SecretSealer sealer, Lookups lookups) {
        return new RegisterDatastores(commands, ids, sealer, lookups);
    }

    @Bean
    ChangeDatastores changeDatastores(Commands commands, SecretSealer sealer, Lookups lookups) {
        return new ChangeDatastores(commands, sealer, lookups);
    }

    @Bean
    ManageConnections manageConnections(Commands commands, RequestIds ids, SecretSealer sealer, Lookups lookups) {
        return new ManageConnections(commands, ids, sealer, lookups);
    }

    @Bean
    RegisterSchemas registerSchemas(RegisterDatastores registrations, Lookups lookups) {
        return new RegisterSchemas(registrations, lookups);
    }

    @Bean
    TestConnections testConnections(
            Commands commands, RequestIds ids, SecretSealer sealer, Lookups lookups, GatewayProperties settings) {
        return new TestConnections(commands, ids, sealer, lookups, settings.connectionTestWait());
    }

    @Bean
    AskSources askSources(Commands commands, RequestIds ids, Lookups lookups, GatewayProperties settings) {
        return new AskSources(commands, ids, lookups, settings.connectionTestWait());
    }

    @Bean
    OverrideContainers overrideContainers(Commands commands, Lookups lookups) {
        return new OverrideContainers(commands, lookups);
    }

    @Bean
    WriteChecks writeChecks(Commands commands, RequestIds ids, Lookups lookups) {
        return new WriteChecks(commands, ids, lookups);
    }

    @Bean
    DecideOnChecks decideOnChecks(Commands commands, RequestIds ids, Lookups lookups) {
        return new DecideOnChecks(commands, ids, lookups);
    }

    @Bean
    RunOperations runOperations(Commands commands, RequestIds ids, Lookups lookups) {
        return new RunOperations(commands, ids, lookups);
    }

    @Bean
    EventFeed eventFeed(GatewayProperties settings) {
        return new EventFeed(settings.events().kept());
    }

    @Bean
    FeedHistory feedHistory(KafkaProperties kafka, MessageCodec codec) {
        return new KafkaFeedHistory(kafka.buildConsumerProperties(), codec);
    }

    @Bean(name = "kafkaHealthIndicator", destroyMethod = "close")
    KafkaReachability kafkaHealthIndicator(KafkaProperties kafka) {
        return new KafkaReachability(kafka.buildAdminProperties());
    }

    @Bean(destroyMethod = "close")
    CloseableHttpClient lookupClient(GatewayProperties settings) {
        Timeout connect = Timeout.of(settings.lookups().connectTimeout());
        Timeout read = Timeout.of(settings.lookups().readTimeout());
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(settings.lookups().connections())
                        .setMaxConnTotal(settings.lookups().connections())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(read)
                                .build())
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setTcpNoDelay(true).build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(read)
                        .setRedirectsEnabled(false)
                        .build())
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Bean
    Lookups lookups(CloseableHttpClient http, PlatformProperties platform, JsonMapper mapper) {
        RestClient.Builder builder =
                RestClient.builder().requestFactory(new HttpComponentsClientHttpRequestFactory(http));
        return new DatastoreService(
                DatastoreService.authorized(builder, platform.serviceTokenText()),
                platform.datastoreServiceUrl(),
                mapper);
    }

    @Bean
    GatewayWebSettings gatewayWebSettings(GatewayProperties settings) {
        GatewayProperties.RateLimit rate = settings.rateLimit();
        return new GatewayWebSettings(
                settings.openDocs(),
                settings.allowedHosts(),
                new GatewayLimits(
                        rate.perTokenPerSecond(),
                        rate.perTokenBurst(),
                        rate.anonymousPerSecond(),
                        rate.anonymousBurst(),
                        rate.wrongSignInsPerMinute()),
                settings.bodyLimit().toBytes(),
                settings.maxWait(),
                settings.events().streams(),
                settings.events().heartbeat(),
                settings.logsUrl());
    }
}
