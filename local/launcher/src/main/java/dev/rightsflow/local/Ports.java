package dev.rightsflow.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The ports in use, chosen before anything starts, since the parts tell each other of them. */
record Ports(Map<Port, Integer> numbers) {

    private static final String FILE = "ports.properties";

    int of(Port port) {
        return Objects.requireNonNull(numbers.get(port));
    }

    /**
     * Turns ports that were asked for into ports that can be had; 0 is any free one.
     *
     * @throws Options.BadOption if one that was asked for is taken; names the option that chooses another
     */
    static Ports choose(Map<Port, Integer> asked) {
        Map<Port, Integer> chosen = new EnumMap<>(Port.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Port port : Port.values()) {
                ServerSocket socket = bind(port, asked.getOrDefault(port, 0));
                held.add(socket);
                chosen.put(port, socket.getLocalPort());
            }
            return new Ports(chosen);
        } finally {
            held.forEach(Ports::release);
        }
    }

    /** Leaves word for commands that want to reach what runs. */
    void write(Path data) {
        Properties properties = new Properties();
        numbers.forEach((port, number) -> properties.setProperty(port.name(), Integer.toString(number)));
        try (Writer file = Files.newBufferedWriter(data.resolve(FILE))) {
            properties.store(file, null);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to write the ports into " + data + ", but could not", e);
        }
    }

    /** The ports of the installation that runs on this data. */
    static Ports read(Path data) {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(data.resolve(FILE))) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected to read the ports in " + data + ", but could not", e);
        }
        Map<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, Integer.parseInt(properties.getProperty(port.name())));
        }
        return new Ports(numbers);
    }

    private static ServerSocket bind(Port port, int number) {
        try {
            return new ServerSocket(number, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new Options.BadOption(
                    "Expected port %d to be free for the %s, but something else has it. Choose another with %s N, or 0 for any free one"
                            .formatted(number, port.purpose, port.option()));
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
