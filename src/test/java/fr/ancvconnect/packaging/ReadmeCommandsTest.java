package fr.ancvconnect.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.contract.ContractProxy;
import fr.ancvconnect.contract.ExchangeSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs the README's commands as they are written. Only the port is replaced, and a fixed wait is replaced by a condition. */
@QuarkusTest
class ReadmeCommandsTest {

    /** The README's wait for the notification, which is too short on a slow machine. */
    private static final String FIXED_WAIT = "sleep 2\n";

    private static final String POLL_UNTIL_PAID =
            "for attempt in $(seq 600); do call GET \"/booking-folders/$FOLDER\" | grep '\"paid\":{\"amount\":12000' > /dev/null && break; sleep 0.2; done\n";

    @Test
    @Timeout(600)
    void the_readme_commands_pay_a_folder_and_then_refuse_the_payment() throws Exception {
        List<String> lines;
        try (var proxy = new ContractProxy(ExchangeSource.COMMANDS, RestAssured.port)) {
            lines = DocumentCommands.of(Path.of("README.md"))
                    .with("http://localhost:8080", "http://localhost:" + proxy.port())
                    .with(FIXED_WAIT, POLL_UNTIL_PAID)
                    .run();
            proxy.assertDocumented();
        }
        String folder = lines.get(lines.size() - 3);
        assertThat(folder)
                .contains("\"paid\":{\"amount\":12000,", "\"balance\":{\"amount\":18000,", "\"status\":\"PAID\"");
        assertThat(lines.get(lines.size() - 2))
                .contains("\"status\":\"REFUSED\"", "\"outcome\":\"RE_CREDITED\"", "Complet");
        assertThat(lines.getLast()).contains("\"items\":[]");
        assertThat(lines.subList(lines.size() - 3, lines.size())).noneMatch(line -> line.contains("marie@exemple.fr"));
    }
}
