package dev.rightsflow.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The ports in use, chosen before anything starts, since the parts tell each other of them. */
record Ports(Map<Port, Integer> numbers) {

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
