package io.plumbline.gateway.inbound.http;

import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import tools.jackson.databind.json.JsonMapper;

import io.plumbline.gateway.access.TokenBook;

/** Who gets in: API tokens only, as a bearer's or in a browser's cookie, no state; deny what {@link Routes}
 * doesn't name. The UI's files are anybody's. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String STRICT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
    private static final String DOCUMENTATION = STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    @Bean
    Problems problems(JsonMapper mapper) {
        return new Problems(mapper);
    }

    /** Health and metrics: on the management port alone, which is not published. */
    @Bean
    @Order(1)
    SecurityFilterChain managementChain(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain gatewayChain(
            HttpSecurity http,
            GatewayWebSettings settings,
            TokenBook book,
            RateLimits limits,
            Problems problems,
            Refusals refusals) {
        http.csrf(BrowserProtection::configure)
                .cors(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecurityConfiguration::headers)
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterAfter(new HostFilter(settings.allowedHosts(), problems), HeaderWriterFilter.class)
                .addFilterBefore(new SameOriginFilter(problems), CsrfFilter.class)
                .addFilterBefore(new TokenFilter(book, limits, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new BodyLimitFilter(settings.bodyLimitBytes(), problems), TokenFilter.class)
                .authorizeHttpRequests(requests -> authorize(requests, settings.openDocs()));
        return http.build();
    }

    @Bean
    RateLimits rateLimits(GatewayWebSettings settings) {
        return new RateLimits(settings.limits());
    }

    @Bean
    Refusals refusals(Problems problems) {
        return new Refusals(problems);
    }

    /** What the firewall rejects (encoded slashes, odd methods) is a problem as well. */
    @Bean
    RequestRejectedHandler requestRejectedHandler(Problems problems) {
        return (request, response, rejected) -> problems.write(response, Problems.ofStatus(request, 400));
    }

    /** No user with a password exists; without this, Spring Boot would make one up. */
    @Bean
    UserDetailsService nobody() {
        return new InMemoryUserDetailsManager();
    }

    private static void authorize(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests,
            boolean openDocs) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll();
        requests.requestMatchers(UiRequests::isUi).permitAll();
        for (Routes.Route route : Routes.OPEN) {
            requests.requestMatchers(matchers(route)).permitAll();
        }
        for (Routes.Route route : Routes.ALL) {
            requests.requestMatchers(matchers(route)).hasAuthority(route.role().name());
        }
        for (Routes.Route route : Routes.DOCUMENTATION) {
            if (openDocs) {
                requests.requestMatchers(matchers(route)).permitAll();
            } else {
                requests.requestMatchers(matchers(route))
                        .hasAuthority(route.role().name());
            }
        }
        requests.anyRequest().denyAll();
    }

    /** Who may GET may HEAD. */
    private static RequestMatcher[] matchers(Routes.Route route) {
        List<HttpMethod> methods =
                route.method() == HttpMethod.GET ? List.of(HttpMethod.GET, HttpMethod.HEAD) : List.of(route.method());
        return methods.stream()
                .map(method -> PathPatternRequestMatcher.withDefaults()
                        .matcher(method, route.path().getPatternString()))
                .toArray(RequestMatcher[]::new);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.addHeaderWriter((request, response) -> response.setHeader(
                        "Content-Security-Policy", isDocumentation(request) ? DOCUMENTATION : STRICT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    private static boolean isDocumentation(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/swagger-ui/");
    }
}
