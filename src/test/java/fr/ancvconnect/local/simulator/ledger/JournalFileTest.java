package fr.ancvconnect.local.simulator.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.ancvconnect.local.simulator.OrderBodies;
import fr.ancvconnect.local.simulator.SimulatorFixture;
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
    Path folder;

    @Test
    void a_killed_simulator_goes_on_where_it_stopped() throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            SimulatorFixture before = new SimulatorFixture(file);
            String paid = before.ask(MARIE, 12000);
            before.confirm(paid);
            String rejected = before.ask("paul@exemple.fr", 2001);
            before.confirm(rejected);
            String open = before.create(deferred()).id();
            SimulatorFixture after = new SimulatorFixture(killed());
            assertThat(List.of(paid, rejected, open))
                    .allSatisfy(id -> assertThat(after.read(id).json())
                            .isEqualTo(before.read(id).json()));
            assertThat(after.balance(MARIE)).isEqualTo(38000);
            assertThat(after.cancel(paid).state()).isEqualTo("CANCELLED");
            assertThat(after.balance(MARIE)).isEqualTo(50000);
        }
    }

    @Test
    void what_came_due_meanwhile_happens_and_is_told_after_the_start() throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            String id = new SimulatorFixture(file).ask(MARIE, 12000);
            SimulatorFixture after = new SimulatorFixture(killed());
            assertThat(after.phone(MARIE).json().get("items")).hasSize(1);
            assertThat(after.sent).isEmpty();
            after.after(Duration.ofMinutes(3));
            after.simulator.tick();
            assertThat(after.statesSent()).containsExactly(List.of("EXPIRED"));
            assertThat(after.read(id).state()).isEqualTo("EXPIRED");
        }
    }

    @Test
    void a_change_is_on_disk_before_it_is_answered() throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            SimulatorFixture scene = new SimulatorFixture(file);
            String id = scene.ask(MARIE, 12000);
            assertThat(Files.readString(path())).contains(id).doesNotContain("38000");
            scene.confirm(id);
            assertThat(Files.readAllLines(path()).getLast())
                    .contains("AUTHORIZED")
                    .contains("38000");
        }
    }

    @Test
    void the_start_keeps_one_line_for_each_transaction_and_balance() throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            SimulatorFixture scene = new SimulatorFixture(file);
            scene.cancel(confirmed(scene));
            scene.refuse(scene.ask(MARIE, 2000));
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
    void a_last_line_cut_short_never_happened() throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            confirmed(new SimulatorFixture(file));
        }
        byte[] whole = Files.readAllBytes(path());
        Files.write(path(), Arrays.copyOf(whole, whole.length - 1));
        try (JournalFile file = JournalFile.open(path())) {
            SimulatorFixture scene = new SimulatorFixture(file);
            assertThat(scene.balance(MARIE)).isEqualTo(50000);
            assertThat(scene.phone(MARIE).json().get("items")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{\"journal\":\"another\"}\n"})
    void a_file_that_is_no_journal_stops_the_start_with_one_line(String content) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), content);
        assertBroken("is not a journal of the simulator");
        assertThat(Files.readString(path())).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "{\"transaction\":{\"id\":\"x\"}}", "{\"balance\":{\"customer\":\"m\"}}", "[]"})
    void a_broken_line_stops_the_start_and_is_named(String line) throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            new SimulatorFixture(file).create(deferred());
        }
        Files.writeString(path(), line + "\n", StandardOpenOption.APPEND);
        String content = Files.readString(path());
        assertBroken("is broken in line 3");
        assertThat(Files.readString(path())).isEqualTo(content);
    }

    @Test
    void a_file_has_one_user_at_a_time() throws IOException {
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
    void a_change_that_cannot_be_written_does_not_happen() throws IOException {
        JournalFile file = JournalFile.open(path());
        SimulatorFixture scene = new SimulatorFixture(file);
        String id = scene.ask(MARIE, 12000);
        file.close();
        assertThat(scene.confirm(id).status()).isEqualTo(500);
        assertThat(scene.read(id).state()).isEqualTo("PROCESSING");
        assertThat(scene.balance(MARIE)).isEqualTo(50000);
        assertThat(scene.statesSent()).containsExactly(List.of("PROCESSING"));
    }

    private Path path() {
        return folder.resolve("data/ancv.jsonl");
    }

    /** Opens a copy of the file in its current state, as after a kill. */
    private JournalFile killed() throws IOException {
        Path copy = Files.copy(path(), folder.resolve("copy.jsonl"));
        return JournalFile.open(copy);
    }

    private void assertBroken(String why) throws IOException {
        try (JournalFile file = JournalFile.open(path())) {
            assertThatExceptionOfType(JournalFileException.class)
                    .isThrownBy(() -> new SimulatorFixture(file))
                    .withMessageContaining(why)
                    .withMessageContaining(path().toString())
                    .satisfies(thrown -> assertThat(thrown.getMessage()).hasLineCount(1));
        }
    }

    private static String confirmed(SimulatorFixture scene) {
        String id = scene.ask(MARIE, 12000);
        scene.confirm(id);
        return id;
    }

    private static ObjectNode deferred() {
        var order = OrderBodies.with(OrderBodies.order("PAY-D", 12000), "paymentMethod.captureMode", "\"DEFERRED\"");
        return OrderBodies.with(order, "paymentMethod.captureDate", "\"2026-06-02T10:00:00Z\"");
    }
}
