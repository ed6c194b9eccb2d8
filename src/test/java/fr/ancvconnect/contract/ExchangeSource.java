package fr.ancvconnect.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Who sends the requests of the compared exchanges, with the number of these in this JVM. */
public enum ExchangeSource {
    /** Tests of the handlers. They send invalid requests too. */
    HANDLERS(false),
    /** Tests of the packaged function and of the local jar. They send invalid requests too. */
    BLACK_BOX(false),
    /** The fuzzer. It sends invalid requests too. */
    FUZZER(false),
    /** The front end of the process kills. */
    FRONT_END(true),
    /** The console in a browser. */
    CONSOLE(true),
    /** The pages of docs/integrate.md in a browser. */
    EXAMPLE_PAGES(true),
    /** The README's commands. */
    COMMANDS(true),
    /** Tests of the simulator. They send invalid requests too. */
    SIMULATOR(false),
    /** The service's client of ANCV. */
    ANCV_CLIENT(true),
    /** Exchanges that tests of the comparison itself make up. */
    EXAMPLES(false),
    /** Made-up exchanges of a client that sends valid requests. */
    EXAMPLES_OF_A_CLIENT(true);

    private static final String PROPERTY = "contract.compared.";

    private final boolean onlyValid;

    ExchangeSource(boolean onlyValid) {
        this.onlyValid = onlyValid;
    }

    /** Whether each request must be documented, also one that is answered with an error. */
    boolean sendsOnlyValidRequests() {
        return onlyValid;
    }

    /** Counts in the system properties, because each class loader of Quarkus has this class again. */
    void count() {
        System.getProperties()
                .merge(PROPERTY + name(), "1", (number, _) -> Long.toString(Long.parseLong((String) number) + 1));
    }

    private long number() {
        return Long.getLong(PROPERTY + name(), 0);
    }

    /** The numbers of compared exchanges that are not 0, for example {@code 12 handlers, 3 ancv client}. */
    static String counts() {
        return Arrays.stream(values())
                .filter(source -> source.number() > 0)
                .map(source -> source.number() + " "
                        + source.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}
