package dev.rightsflow.connector.testkit;

import dev.rightsflow.connector.kit.Connector;
import dev.rightsflow.connector.kit.ConnectorException;
import dev.rightsflow.connector.kit.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** The process dies here. An error and not an exception, so nothing on the way can mistake it for a failure. */
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    private Crash(String where) {
        super(where);
    }

    /** A ledger before whose method of this name the process dies. */
    public static Ledger before(String method, Ledger ledger) {
        return twin(Ledger.class, ledger, method, true);
    }

    /** A connector before whose method of this name the process dies. */
    public static Connector before(String method, Connector connector) {
        return twin(Connector.class, connector, method, true);
    }

    /** A connector after whose method of this name the process dies: the effect is there, and nobody has heard of it. */
    public static Connector after(String method, Connector connector) {
        return twin(Connector.class, connector, method, false);
    }

    /** A ledger before whose method of this name, called for the first time, another instance does something. No crash either. */
    public static Ledger interrupted(String method, Ledger ledger, Runnable another) {
        AtomicBoolean happened = new AtomicBoolean();
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method) && !happened.getAndSet(true)) {
                        another.run();
                    }
                    return called.invoke(ledger, arguments);
                });
    }

    /** A connector whose method of this name fails, since its system does not answer: no crash, but as bad in the middle. */
    public static Connector failingAt(String method, Connector connector) {
        return (Connector) Proxy.newProxyInstance(
                Connector.class.getClassLoader(), new Class<?>[] {Connector.class}, (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        throw ConnectorException.later("SYSTEM_BUSY", "Expected the system to answer, but it does not");
                    }
                    return called.invoke(connector, arguments);
                });
    }

    private static <T> T twin(Class<T> type, T original, String method, boolean before) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    boolean here = called.getName().equals(method);
                    if (here && before) {
                        throw new Crash("before " + method);
                    }
                    try {
                        Object result = called.invoke(original, arguments);
                        if (here) {
                            throw new Crash("after " + method);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
