package io.plumbline.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A new RSA key of 2,048 bits for 127.0.0.1 and a certificate that no authority has signed. */
public final class SelfSignedKeys {
    private static final String ALIAS = "server";
    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private final KeyStore keys;
    private final byte[] certificate;
    private final byte[] privateKey;

    private SelfSignedKeys(KeyStore keys) throws GeneralSecurityException {
        this.keys = keys;
        this.certificate = keys.getCertificate(ALIAS).getEncoded();
        this.privateKey = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
    }

    /** Makes the key by the JDK's {@code keytool}. */
    public static SelfSignedKeys create() {
        Path folder = TemporaryDirectories.create("keys");
        Path store = folder.resolve("server.p12");
        try {
            keytool(store);
            return new SelfSignedKeys(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("no key can be made", e);
        }
    }

    private static void keytool(Path store) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        try (InputStream said = keytool.getInputStream()) {
            String output = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.onExit().join().exitValue() != 0) {
                throw new IOException("keytool ended with " + keytool.exitValue() + ": " + output);
            }
        }
    }

    /** What a server of the JDK needs to speak TLS with this certificate. */
    public SSLContext serverContext() throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        return tls;
    }

    /** Writes the certificate as PEM. */
    void writeCertificate(Path file) throws IOException {
        write(file, "CERTIFICATE", certificate);
    }

    /** Writes the private key as PEM, by PKCS #8 and not encrypted. */
    void writePrivateKey(Path file) throws IOException {
        write(file, "PRIVATE KEY", privateKey);
    }

    private static void write(Path file, String kind, byte[] der) throws IOException {
        String pem = "-----BEGIN " + kind + "-----\n" + PEM.encodeToString(der) + "\n-----END " + kind + "-----\n";
        Files.writeString(file, pem, StandardCharsets.US_ASCII);
    }
}
