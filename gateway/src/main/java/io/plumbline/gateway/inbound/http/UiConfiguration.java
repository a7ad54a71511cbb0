package io.plumbline.gateway.inbound.http;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the UI that was built into the jar: one page at every address of a view, and its files. */
@Configuration(proxyBeanMethods = false)
class UiConfiguration implements WebMvcConfigurer {
    private static final String FILES = "classpath:/ui/assets/";

    /** As the UI's build names what it compiles: a change of content is a change of name. */
    private static final String HASHED = "/assets/{name:.+-[A-Za-z0-9_-]{8}\\.[a-z0-9]+}";

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        serve(registry, HASHED, FOREVER);
        serve(registry, "/assets/**", CacheControl.noCache());
    }

    @Bean
    RouterFunction<ServerResponse> uiPages() {
        UiPage page = UiPage.of(new ClassPathResource("ui/index.html"));
        return RouterFunctions.route(request -> UiRequests.isPage(request.servletRequest()), request -> page.answer());
    }

    private static void serve(ResourceHandlerRegistry registry, String pattern, CacheControl cache) {
        registry.addResourceHandler(pattern)
                .addResourceLocations(FILES)
                .setCacheControl(cache)
                .resourceChain(true)
                .addResolver(new SmallestFirst())
                .addResolver(new PathResourceResolver());
    }
}
