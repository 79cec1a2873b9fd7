package org.mynah.server;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Handles SIGTERM and SIGINT, so that the second one may end a drain at once (reliability O2); a
 * shutdown hook hears of the first only. The JDK offers this in {@code jdk.unsupported} alone,
 * which is reached by name so that a JDK without it still runs: it then ends at the first signal.
 */
final class Signals {

    private Signals() {}

    /**
     * Runs an action at each SIGTERM or SIGINT.
     *
     * @return whether the JDK allows it
     */
    static boolean onTermination(Runnable action) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler invocation =
                    (proxy, method, arguments) ->
                            switch (method.getName()) {
                                case "handle" -> {
                                    action.run();
                                    yield null;
                                }
                                case "equals" ->
                                        System.identityHashCode(proxy)
                                                == System.identityHashCode(arguments[0]);
                                case "hashCode" -> System.identityHashCode(proxy);
                                default -> "termination handler";
                            };
            var proxy =
                    Proxy.newProxyInstance(
                            handler.getClassLoader(), new Class<?>[] {handler}, invocation);
            for (var name : new String[] {"TERM", "INT"}) {
                signal.getMethod("handle", signal, handler)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
            return true;
        } catch (ReflectiveOperationException _) {
            return false;
        }
    }
}
