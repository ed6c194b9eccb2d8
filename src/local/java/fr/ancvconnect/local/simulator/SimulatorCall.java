package fr.ancvconnect.local.simulator;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One HTTP call, whichever server took it.
 *
 * @param path what follows {@code /local/ancv}, with its leading slash, e.g. {@code /phone}
 * @param query decoded parameters, the first value of each
 * @param headers looks a header up, whatever the case of its name
 */
public record SimulatorCall(String method, String path, Map<String, String> query,
        Function<String, Optional<String>> headers, byte[] body) {

    /** The value of a header, if the caller sent it. */
    Optional<String> header(String name) {
        return headers.apply(name);
    }
}
