package fr.ancvconnect.local;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;

/** The main class of the local jar. It starts the service, or with {@code --simulator} the simulator of ANCV alone. */
public final class LocalMain {

    private static final String HELP = """
            java -jar ancv-connect-local.jar                 the service, its console, DynamoDB and the simulator of ANCV
            java -jar ancv-connect-local.jar --simulator     the simulator of ANCV alone
            java -jar ancv-connect-local.jar --help          this text

            Environment variables of the simulator alone, and their defaults:
              QUARKUS_HTTP_PORT         port; 0 is any free port (8080)
              QUARKUS_HTTP_HOST         host on which it listens (localhost)
              ANCV_SERVICE_PROVIDER_ID  the only service provider id that it accepts (%s)
              ANCV_SEAL_KEYS            seal keys that it accepts (%s)
              ANCV_SEAL_KEY_VERSION     version of the key that seals notifications (%s)
              ANCV_MINIMUM_AMOUNT       minimum of a transaction, in cents (2000)
              DATA_DIR                  directory that keeps the transactions over a restart (none: in memory)

            docs/simulator.md says how to test a connector with it.
            """.formatted(
                    LocalDefaults.OF_ANCV.get("ancv.service-provider-id"),
                    LocalDefaults.OF_ANCV.get("ancv.seal-keys"),
                    LocalDefaults.OF_ANCV.get("ancv.seal-key-version"));

    private static final int FAILED_START = 1;
    private static final int WRONG_USAGE = 2;

    private LocalMain() {}

    public static void main(String[] args) {
        switch (Command.of(List.of(args))) {
            case Command.Service() -> Quarkus.run(args);
            case Command.Simulator() -> startSimulator();
            case Command.Help() -> System.out.print(HELP);
            case Command.Invalid(String problem) -> exit(problem, WRONG_USAGE);
        }
    }

    private static void startSimulator() {
        // Before the first log line, because the log manager cannot be chosen after it.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        try {
            System.out.println(new StandaloneSimulator(System.getenv()).readyMessage());
        } catch (IllegalStateException | ConfigurationException e) {
            exit(String.valueOf(e.getMessage()), FAILED_START);
        }
    }

    private static void exit(String problem, int status) {
        System.err.println(problem);
        System.exit(status);
    }

    /** What the command line asks for. */
    sealed interface Command {

        /** The service with everything that it needs. */
        record Service() implements Command {}

        /** The simulator of ANCV alone. */
        record Simulator() implements Command {}

        /** The list of options. */
        record Help() implements Command {}

        /** An unknown option. The problem is one line. */
        record Invalid(String problem) implements Command {}

        static Command of(List<String> options) {
            return switch (options) {
                case List<String> none when none.isEmpty() -> new Service();
                case List<String> one when one.equals(List.of("--simulator")) -> new Simulator();
                case List<String> one when one.equals(List.of("--help")) -> new Help();
                default -> new Invalid("Unknown option: only --simulator and --help exist, one at a time");
            };
        }
    }
}
