package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/states.md matches the code. {@code ./mvnw test -Dtest=StatesTableTest -Dstates.write=true} rewrites its table. */
class StatesTableTest {

    private static final Path DOCUMENT = Path.of("docs/states.md");
    private static final String BEGIN = "<!-- states:begin -->\n";
    private static final String END = "<!-- states:end -->";

    @Test
    void the_documented_table_matches_the_decisions() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(end).as("end of the generated block").isGreaterThanOrEqualTo(begin);
        if (Boolean.getBoolean("states.write")) {
            Files.writeString(DOCUMENT, text.substring(0, begin) + StatesTable.markdown() + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end)).isEqualTo(StatesTable.markdown());
    }
}
