package dev.rightsflow.schemas.opendsr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The processors whose word counts, each by the certificate that somebody has laid down for it: of OpenDSR's list of trusted
 * processors (Security Guidelines, callback validation) the strictest form, since nobody else's certificate is ever asked for.
 */
public final class ProcessorCertificates {

    private static final int DNS_NAME = 2;
    private static final String PEM = ".pem";

    private final Map<String, X509Certificate> byDomain;

    private ProcessorCertificates(Map<String, X509Certificate> byDomain) {
        this.byDomain = Map.copyOf(byDomain);
    }

    /** Nobody's word counts. */
    public static ProcessorCertificates none() {
        return new ProcessorCertificates(Map.of());
    }

    /**
     * @param directory of files {@code *.pem}, each with one X.509 certificate that names the processor's domain
     * @throws IllegalArgumentException with the file, what is wrong and what would be right
     */
    public static ProcessorCertificates in(Path directory) {
        Map<String, X509Certificate> byDomain = new LinkedHashMap<>();
        for (Path file : files(directory)) {
            X509Certificate certificate = read(file);
            List<String> domains = domains(certificate);
            if (domains.isEmpty()) {
                throw new IllegalArgumentException("Expected the certificate in " + file
                        + " to name the processor's domain as a subject alternative name, but it names none");
            }
            for (String domain : domains) {
                if (byDomain.put(domain, certificate) != null) {
                    throw new IllegalArgumentException("Expected one certificate for " + domain + " in " + directory
                            + ", but there are several; remove the one that is not in use any more");
                }
            }
        }
        return new ProcessorCertificates(byDomain);
    }

    public Set<String> domains() {
        return byDomain.keySet();
    }

    /**
     * Whether these bytes are signed by the processor.
     *
     * @param domain as {@code X-OpenDSR-Processor-Domain} has it; null where there is none
     * @param signature as {@code X-OpenDSR-Signature} has it: base64 of a signature over the body's SHA-256
     */
    public boolean isSigned(@Nullable String domain, @Nullable String signature, byte[] body) {
        X509Certificate certificate = domain == null ? null : byDomain.get(domain.toLowerCase(Locale.ROOT));
        if (certificate == null || signature == null) {
            return false;
        }
        try {
            certificate.checkValidity(new Date());
            Signature check = Signature.getInstance(algorithm(certificate));
            check.initVerify(certificate.getPublicKey());
            check.update(body);
            return check.verify(Base64.getMimeDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String algorithm(X509Certificate certificate) {
        return certificate.getPublicKey().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(PEM)).sorted().toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Expected a directory of certificates at " + directory + ", but it cannot be read", e);
        }
    }

    private static X509Certificate read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException(
                    "Expected one X.509 certificate in " + file + ", as PEM, but there is none", e);
        }
    }

    private static List<String> domains(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.getFirst().equals(DNS_NAME))
                            .map(name -> ((String) name.getLast()).toLowerCase(Locale.ROOT))
                            .toList();
        } catch (CertificateException e) {
            return List.of();
        }
    }
}
