package dev.rightsflow.local;

import dev.rightsflow.schemas.seal.SealingKeys;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.function.Supplier;

/** The secrets of this installation, made once and kept in a file that only its owner may read. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String UNAMBIGUOUS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Path file;
    private final Properties known = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path file) {
        Secrets secrets = new Secrets(file);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                secrets.known.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("Expected to read " + file + ", but could not", e);
            }
        }
        return secrets;
    }

    /** The private key that a service opens what is sealed to it with. */
    String sealingKey(String service) {
        return get("sealing-key." + service, () -> SealingKeys.generate().toPrivateBase64());
    }

    /** 32 random bytes, base64. */
    String key(String purpose) {
        return get("key." + purpose, () -> {
            byte[] bytes = new byte[32];
            RANDOM.nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        });
    }

    /** Something that a person can type. */
    String password(String user) {
        return get(
                "password." + user,
                () -> RANDOM.ints(16, 0, UNAMBIGUOUS.length())
                        .collect(
                                StringBuilder::new,
                                (text, i) -> text.append(UNAMBIGUOUS.charAt(i)),
                                StringBuilder::append)
                        .toString());
    }

    private synchronized String get(String name, Supplier<String> fresh) {
        String value = known.getProperty(name);
        if (value == null) {
            value = fresh.get();
            known.setProperty(name, value);
            write();
        }
        return value;
    }

    private void write() {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(unfinished);
            if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                known.store(writer, "Secrets of this local installation. Whoever reads them can open its data.");
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write " + file + ", but could not", e);
        }
    }
}
