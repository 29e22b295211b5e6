package dev.rightsflow.embedded;

import java.io.IOException;

/**
 * The main class of the child process: runs the registry until standard input ends. The operating system closes that
 * pipe when the parent dies, of whatever, so no registry outlives it, not even a SIGKILL.
 */
final class RegistryProcess {

    private RegistryProcess() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread parent = new Thread(RegistryProcess::haltWithParent, "parent");
        parent.setDaemon(true);
        parent.start();
        Class.forName("io.quarkus.bootstrap.runner.QuarkusEntryPoint")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static void haltWithParent() {
        try {
            while (System.in.read() != -1) {
                // Nobody writes there.
            }
        } catch (IOException e) {
            // As good as its end.
        }
        Runtime.getRuntime().halt(0);
    }
}
