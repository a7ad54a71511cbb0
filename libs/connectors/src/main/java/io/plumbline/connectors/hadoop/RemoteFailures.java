package io.plumbline.connectors.hadoop;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

import io.plumbline.connectors.Causes;
import io.plumbline.connectors.SourceException;
import io.plumbline.connectors.SourceFailure;

/**
 * Tells what lies behind the exceptions of four clients that agree on nothing but to put the service's code into their messages. None
 * of their words are passed on: they quote addresses, and sometimes what was signed.
 */
final class RemoteFailures {

    private static final List<String> WRONG_CREDENTIALS = List.of(
            "SignatureDoesNotMatch",
            "InvalidAccessKeyId",
            "InvalidToken",
            "ExpiredToken",
            "TokenRefreshRequired",
            "AuthorizationHeaderMalformed",
            "AuthenticationFailed",
            "InvalidAuthenticationInfo",
            "invalid_grant",
            "invalid_client",
            "unauthorized_client",
            "NoAuthWithAWSException",
            "Error getting access token",
            "Server failed to authenticate",
            "InvalidSecretKey");
    private static final List<String> ELSEWHERE = List.of("PermanentRedirect", "must be addressed using the specified");
    private static final List<String> NO_SUCH_ROOT = List.of(
            "NoSuchBucket", "UnknownStoreException", "ContainerNotFound", "FilesystemNotFound", "The specified bucket");
    private static final Pattern STATUS = Pattern.compile(
            "(?:^|[ ,(:])(?:Status Code: |HTTP Error )?(400|401|403|404|412|429|503)(?=[ ,;:)\"\\n]|$)");

    private final String root;
    private final String address;

    /** @param address the host that is dialled */
    RemoteFailures(String root, String address) {
        this.root = root;
        this.address = address;
    }

    /** The failure, where {@code shown} is what was asked for. Empty if it is none of the store's. */
    Optional<SourceException> find(String shown, Throwable thrown) {
        List<Throwable> chain = Causes.of(thrown);
        for (Throwable t : chain) {
            if (t instanceof SourceException own) {
                return Optional.of(own);
            }
        }
        for (Throwable t : chain) {
            String said = t.getClass().getSimpleName() + ": " + t.getMessage();
            if (NO_SUCH_ROOT.stream().anyMatch(said::contains)) {
                return failed(SourceFailure.PATH_NOT_FOUND, root + ": no such bucket", "one that exists", thrown);
            }
            if (said.contains("RequestTimeTooSkewed")) {
                return failed(
                        SourceFailure.CREDENTIALS_REJECTED,
                        root + ": " + address + " finds the request too old or too early",
                        "a worker whose clock is right",
                        thrown);
            }
            if (ELSEWHERE.stream().anyMatch(said::contains)) {
                return failed(
                        SourceFailure.SETTINGS_INVALID,
                        root + ": is not at " + address,
                        "the region and the endpoint of the bucket",
                        thrown);
            }
            if (WRONG_CREDENTIALS.stream().anyMatch(said::contains)) {
                return failed(
                        SourceFailure.CREDENTIALS_REJECTED,
                        root + ": " + address + " rejected the credentials",
                        "a key that is valid there",
                        thrown);
            }
        }
        for (Throwable t : chain) {
            Optional<SourceException> network = network(t, thrown);
            if (network.isPresent()) {
                return network;
            }
        }
        for (Throwable t : chain) {
            Optional<SourceException> answer = answer(shown, t, thrown);
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private Optional<SourceException> network(Throwable t, Throwable thrown) {
        if (t instanceof UnknownHostException) {
            return failed(SourceFailure.HOST_UNKNOWN, "host: " + address, "a name that resolves", thrown);
        }
        if (t instanceof SSLException) {
            return failed(
                    SourceFailure.TLS_FAILED,
                    "TLS with " + address + " failed",
                    "a certificate that can be checked, and a port that speaks TLS",
                    thrown);
        }
        String name = t.getClass().getSimpleName();
        String said = String.valueOf(t.getMessage());
        if (t instanceof SocketTimeoutException || name.contains("Timeout")) {
            boolean dialling = name.startsWith("Connect") || said.contains("onnect");
            return failed(
                    dialling ? SourceFailure.CONNECT_TIMEOUT : SourceFailure.CONNECTION_LOST,
                    address + " did not answer in time",
                    "an answer within the time limit",
                    thrown);
        }
        if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
            return failed(
                    said.contains("timed out") ? SourceFailure.CONNECT_TIMEOUT : SourceFailure.CONNECTION_REFUSED,
                    address + " refused the connection",
                    "a server that listens there",
                    thrown);
        }
        if (t instanceof SocketException || name.equals("NoHttpResponseException")) {
            return failed(
                    SourceFailure.CONNECTION_LOST,
                    address + " broke the connection off",
                    "a connection that holds",
                    thrown);
        }
        return Optional.empty();
    }

    private Optional<SourceException> answer(String shown, Throwable t, Throwable thrown) {
        String name = t.getClass().getSimpleName();
        if (name.equals("RemoteFileChangedException")) {
            return failed(
                    SourceFailure.CONTAINER_GONE, shown + ": changed while it was read", "a file at rest", thrown);
        }
        if (t instanceof FileNotFoundException) {
            return failed(SourceFailure.CONTAINER_GONE, shown + ": gone", "still there", thrown);
        }
        if (t instanceof AccessDeniedException || name.equals("AccessControlException")) {
            return denied(shown, thrown);
        }
        Matcher status = STATUS.matcher(String.valueOf(t.getMessage()));
        if (!status.find()) {
            return Optional.empty();
        }
        return switch (status.group(1)) {
            case "401" ->
                failed(
                        SourceFailure.CREDENTIALS_REJECTED,
                        root + ": " + address + " rejected the credentials",
                        "a key that is valid there",
                        thrown);
            case "403" -> denied(shown, thrown);
            case "404" -> failed(SourceFailure.CONTAINER_GONE, shown + ": gone", "still there", thrown);
            case "412" ->
                failed(SourceFailure.CONTAINER_GONE, shown + ": changed while it was read", "a file at rest", thrown);
            case "429", "503" ->
                failed(
                        SourceFailure.SERVER_NOT_READY,
                        address + " asks to slow down",
                        "a service with room for requests",
                        thrown);
            default ->
                failed(
                        SourceFailure.SETTINGS_INVALID,
                        root + ": " + address + " does not understand the request",
                        "the right endpoint, region and kind of service",
                        thrown);
        };
    }

    private static Optional<SourceException> denied(String shown, Throwable thrown) {
        return failed(
                SourceFailure.PERMISSION_DENIED,
                (shown.endsWith(":") ? shown.substring(0, shown.length() - 1) : shown) + ": no right to read it",
                "the right to list the bucket and to read its files",
                thrown);
    }

    private static Optional<SourceException> failed(SourceFailure code, String what, String expected, Throwable cause) {
        return Optional.of(new SourceException(code, what + " (expected: " + expected + ")", cause));
    }
}
