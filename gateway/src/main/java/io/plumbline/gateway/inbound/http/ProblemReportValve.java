package io.plumbline.gateway.inbound.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tomcat's own refusals (a path that can't be decoded, a request without a host) as problems. Tomcat makes it by its name. */
public final class ProblemReportValve extends ErrorReportValve {
    private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);
    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String kind = status < 500 ? "request-refused" : "internal";
        String title = status < 500 ? "Request refused" : "Internal";
        String json = "{\"type\":\"urn:plumbline:problem:" + kind + "\",\"title\":\"" + title + "\",\"status\":"
                + status + ",\"detail\":\"The server could not take this request.\",\"errors\":[]}";
        try {
            response.setContentType(Problems.MEDIA_TYPE);
            response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            log.debug("A client was gone before its error was told", e);
        }
    }
}
