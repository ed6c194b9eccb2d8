package fr.ancvconnect.local.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
import fr.ancvconnect.local.simulator.ledger.JournalFile.JournalFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalFileTest {

    private static final String MARIE = "marie@exemple.fr";

    @TempDir
    Path directory;

    @Test
    void a_killed_simulator_resumes_from_its_journal() throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            SimulatorFixture before = new SimulatorFixture(file);
            String paid = before.requestPayment(MARIE, 12000);
            before.confirm(paid);
            String rejected = before.requestPayment("paul@exemple.fr", 2001);
            before.confirm(rejected);
            String open = before.create(deferredOrder()).id();
            SimulatorFixture after = new SimulatorFixture(copyAfterKill());
            assertThat(List.of(paid, rejected, open))
                    .allSatisfy(id -> assertThat(after.read(id).json())
                            .isEqualTo(before.read(id).json()));
            assertThat(after.balance(MARIE)).isEqualTo(38000);
            assertThat(after.cancel(paid).state()).isEqualTo("CANCELLED");
            assertThat(after.balance(MARIE)).isEqualTo(50000);
        }
    }

    @Test
    void a_state_change_that_is_due_after_a_restart_is_applied_and_notified() throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            String id = new SimulatorFixture(file).requestPayment(MARIE, 12000);
            SimulatorFixture after = new SimulatorFixture(copyAfterKill());
            assertThat(after.phone(MARIE).json().get("items")).hasSize(1);
            assertThat(after.sent).isEmpty();
            after.advance(Duration.ofMinutes(3));
            after.simulator.tick();
            assertThat(after.statesSent()).containsExactly(List.of("EXPIRED"));
            assertThat(after.read(id).state()).isEqualTo("EXPIRED");
        }
    }

    @Test
    void a_change_is_in_the_file_before_the_call_is_answered() throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            SimulatorFixture fixture = new SimulatorFixture(file);
            String id = fixture.requestPayment(MARIE, 12000);
            assertThat(Files.readString(path())).contains(id).doesNotContain("38000");
            fixture.confirm(id);
            assertThat(Files.readAllLines(path()).getLast())
                    .contains("AUTHORIZED")
                    .contains("38000");
        }
    }

    @Test
    void the_start_compacts_the_journal_to_one_line_per_transaction_and_balance() throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            SimulatorFixture fixture = new SimulatorFixture(file);
            fixture.cancel(confirmedTransaction(fixture));
            fixture.refuse(fixture.requestPayment(MARIE, 2000));
        }
        try (JournalFile file = JournalFile.open(path())) {
            assertThat(Files.readAllLines(path())).hasSize(1 + 4 + 3);
            new SimulatorFixture(file);
            assertThat(Files.readAllLines(path())).hasSize(1 + 1 + 2);
        }
        try (JournalFile file = JournalFile.open(path())) {
            assertThat(new SimulatorFixture(file).balance(MARIE)).isEqualTo(50000);
        }
    }

    @Test
    void a_truncated_last_line_is_ignored() throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            confirmedTransaction(new SimulatorFixture(file));
        }
        byte[] complete = Files.readAllBytes(path());
        Files.write(path(), Arrays.copyOf(complete, complete.length - 1));
        try (JournalFile file = JournalFile.open(path())) {
            SimulatorFixture fixture = new SimulatorFixture(file);
            assertThat(fixture.balance(MARIE)).isEqualTo(50000);
            assertThat(fixture.phone(MARIE).json().get("items")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{\"journal\":\"another\"}\n"})
    void a_file_that_is_not_a_journal_fails_the_start_with_a_one_line_message(String content) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), content);
        assertBroken("is not a journal of the simulator");
        assertThat(Files.readString(path())).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "{\"transaction\":{\"id\":\"x\"}}", "{\"balance\":{\"customer\":\"m\"}}", "[]"})
    void a_broken_line_fails_the_start_and_is_named(String line) throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            new SimulatorFixture(file).create(deferredOrder());
        }
        Files.writeString(path(), line + "\n", StandardOpenOption.APPEND);
        String content = Files.readString(path());
        assertBroken("is broken in line 3");
        assertThat(Files.readString(path())).isEqualTo(content);
    }

    @Test
    void a_journal_file_in_use_cannot_be_opened_again() throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            new SimulatorFixture(file);
            assertThatExceptionOfType(JournalFileException.class)
                    .isThrownBy(() -> JournalFile.open(path()))
                    .withMessageContaining("in use")
                    .withMessageContaining(path().toString());
        }
        JournalFile.open(path()).close();
    }

    @Test
    void a_change_that_cannot_be_written_is_not_applied() throws IOException {
        JournalFile file = JournalFile.open(path());
        SimulatorFixture fixture = new SimulatorFixture(file);
        String id = fixture.requestPayment(MARIE, 12000);
        file.close();
        assertThat(fixture.confirm(id).status()).isEqualTo(500);
        assertThat(fixture.read(id).state()).isEqualTo("PROCESSING");
        assertThat(fixture.balance(MARIE)).isEqualTo(50000);
        assertThat(fixture.statesSent()).containsExactly(List.of("PROCESSING"));
    }

    private Path path() {
        return directory.resolve("data/ancv.jsonl");
    }

    /** Opens a copy of the file in its current state, as after a kill. */
    private JournalFile copyAfterKill() throws IOException {
        Path copy = Files.copy(path(), directory.resolve("copy.jsonl"));
        return JournalFile.open(copy);
    }

    private void assertBroken(String reason) throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            assertThatExceptionOfType(JournalFileException.class)
                    .isThrownBy(() -> new SimulatorFixture(file))
                    .withMessageContaining(reason)
                    .withMessageContaining(path().toString())
                    .satisfies(thrown -> assertThat(thrown.getMessage()).hasLineCount(1));
        }
    }

    private static String confirmedTransaction(SimulatorFixture fixture) {
        String id = fixture.requestPayment(MARIE, 12000);
        fixture.confirm(id);
        return id;
    }

    private static ObjectNode deferredOrder() {
        var order = OrderBodies.with(OrderBodies.order("PAY-D", 12000), "paymentMethod.captureMode", "\"DEFERRED\"");
        return OrderBodies.with(order, "paymentMethod.captureDate", "\"2026-06-02T10:00:00Z\"");
    }
}
