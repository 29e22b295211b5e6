package dev.rightsflow.embedded.opendsr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A processor's key and its certificate, issued to its domain by an authority that was made for it alone. */
final class SigningKey {

    private static final String STORE = "signing.p12";
    private static final String CERTIFICATE = "processor.pem";
    private static final String PASSWORD = "on-loopback-only";
    private static final String AUTHORITY = "authority";
    private static final String PROCESSOR = "processor";
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final Path directory;
    private final PrivateKey key;

    private SigningKey(Path directory, PrivateKey key) {
        this.directory = directory;
        this.key = key;
    }

    /** The one in the directory, which is made if there is none. */
    static SigningKey in(Path directory, String domain) {
        Path store = directory.resolve(STORE);
        try {
            if (!Files.exists(directory.resolve(CERTIFICATE))) {
                Files.deleteIfExists(store);
                make(store, AUTHORITY, "-dname", "CN=Sample authority", "-ext", "bc:c");
                make(store, PROCESSOR, "-dname", "CN=" + domain, "-ext", "san=dns:" + domain, "-signer", AUTHORITY);
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            writeCertificate(directory, keys.getCertificate(PROCESSOR));
            return new SigningKey(directory, (PrivateKey) keys.getKey(PROCESSOR, PASSWORD.toCharArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a signing key in " + directory + ", but could not make it", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected a signing key in " + store + ", but it cannot be read", e);
        }
    }

    /** The directory with the certificate, as those who check signatures want it. */
    Path directory() {
        return directory;
    }

    /** Base64 of a signature over the SHA-256 of the body. */
    String sign(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected to sign, but could not", e);
        }
    }

    private static void writeCertificate(Path directory, Certificate certificate)
            throws IOException, GeneralSecurityException {
        Files.writeString(
                directory.resolve(CERTIFICATE),
                "-----BEGIN CERTIFICATE-----\n" + BASE64.encodeToString(certificate.getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    /** The platform's own tool: Java has no public way to issue a certificate. */
    private static void make(Path store, String alias, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "3650",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                alias));
        command.addAll(List.of(options));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("Expected keytool to make a key, but it says: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Expected keytool to make a key, but was interrupted", e);
        }
    }
}
