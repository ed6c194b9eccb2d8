package fr.ancvconnect.local.simulator.protocol;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The four calls of ANCV's protocol. */
public enum ProtocolCall {
    CREATE,
    PAYER,
    READ,
    CANCEL;

    /** Finds a call by its name in a request for a fault. */
    static Optional<ProtocolCall> named(String name) {
        return Arrays.stream(values()).filter(call -> call.label().equals(name)).findFirst();
    }

    /** The name in a request for a fault, for example {@code create}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
