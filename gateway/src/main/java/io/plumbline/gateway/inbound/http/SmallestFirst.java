package io.plumbline.gateway.inbound.http;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Serves the file that was packed beforehand. Spring takes the first packing that the browser names, which is gzip
 * everywhere; Brotli packs tighter, so that its files go first where both sides have them.
 */
final class SmallestFirst extends EncodedResourceResolver {
    private static final String ACCEPTED = "Accept-Encoding";
    private static final String SMALLEST = "br";

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        String accepted = request == null ? null : request.getHeader(ACCEPTED);
        boolean both = accepted != null
                && List.of(accepted.toLowerCase(Locale.ROOT).split("\\s*,\\s*")).contains(SMALLEST);
        return super.resolveResourceInternal(
                both && request != null ? new Reordered(request, SMALLEST + ", " + accepted) : request,
                path,
                locations,
                chain);
    }

    private static final class Reordered extends HttpServletRequestWrapper {
        private final String accepted;

        Reordered(HttpServletRequest request, String accepted) {
            super(request);
            this.accepted = accepted;
        }

        @Override
        public String getHeader(String name) {
            return name.equalsIgnoreCase(ACCEPTED) ? accepted : super.getHeader(name);
        }
    }
}
