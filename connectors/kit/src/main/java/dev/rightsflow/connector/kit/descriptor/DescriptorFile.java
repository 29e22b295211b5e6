package dev.rightsflow.connector.kit.descriptor;

import dev.rightsflow.connector.kit.MisconfiguredException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.core.io.Resource;

/**
 * The file that a connector's descriptor stands in.
 *
 * @param setting that names it, for complaints
 */
public record DescriptorFile(Resource file, String setting) {

    /** @param reader takes the file's name and its text */
    public <D> D read(BiFunction<String, Reader, D> reader) {
        try (Reader yaml = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            return reader.apply(String.valueOf(file.getFilename()), yaml);
        } catch (IOException e) {
            throw new MisconfiguredException(
                    "Expected a readable descriptor at %s (%s), but it cannot be read"
                            .formatted(file.getDescription(), setting),
                    e);
        }
    }

    /**
     * Reads it for a connector that serves this system. With another system's descriptor it would take the commands to one
     * system for those to the other, and say of neither what it holds.
     *
     * @param described the system that a descriptor names
     */
    public <D> D readFor(String system, BiFunction<String, Reader, D> reader, Function<D, String> described) {
        D descriptor = read(reader);
        if (!described.apply(descriptor).equals(system)) {
            throw new MisconfiguredException(
                    "%s: Expected a descriptor of the system '%s' (rightsflow.connector.system), but it describes '%s'; correct that setting, or %s"
                            .formatted(file.getFilename(), system, described.apply(descriptor), setting));
        }
        return descriptor;
    }
}
