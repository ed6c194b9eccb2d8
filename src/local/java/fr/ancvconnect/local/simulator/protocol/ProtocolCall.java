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

    /** The call's name in a request for a fault, if there is one of this name. */
    static Optional<ProtocolCall> named(String name) {
        return Arrays.stream(values()).filter(call -> call.label().equals(name)).findFirst();
    }

    /** As a request for a fault names it: {@code create}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
