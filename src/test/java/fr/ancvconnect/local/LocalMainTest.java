package fr.ancvconnect.local;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.local.LocalMain.Command;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalMainTest {

    @Test
    void the_service_the_simulator_and_the_help_have_an_option_each() {
        assertThat(Command.of(List.of())).isEqualTo(new Command.Service());
        assertThat(Command.of(List.of("--simulator"))).isEqualTo(new Command.Simulator());
        assertThat(Command.of(List.of("--help"))).isEqualTo(new Command.Help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--unknown",
                "simulator",
                "-simulator",
                "--Simulator",
                "--simulator=true",
                "--simulator --help",
                "--simulator --port 1"
            })
    void any_other_option_is_refused_with_one_line(String options) {
        assertThat(Command.of(List.of(options.split(" "))))
                .isInstanceOfSatisfying(
                        Command.Invalid.class,
                        invalid -> assertThat(invalid.problem()).hasLineCount(1).startsWith("Unknown option"));
    }
}
