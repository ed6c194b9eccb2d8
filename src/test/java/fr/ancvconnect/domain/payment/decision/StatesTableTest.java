package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows the states as they are: {@code ./mvnw test -Dtest=StatesTableTest -Dreadme.write=true} redraws it. */
class StatesTableTest {

    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- states:begin -->\n";
    private static final String END = "<!-- states:end -->";

    @Test
    void the_readme_shows_what_is_decided() throws IOException {
        assumeThat(README).exists();
        String text = Files.readString(README);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        assertThat(end).as("the block of the README").isGreaterThanOrEqualTo(begin);
        if (Boolean.getBoolean("readme.write")) {
            Files.writeString(README, text.substring(0, begin) + StatesTable.markdown() + text.substring(end));
            return;
        }
        assertThat(text.substring(begin, end)).isEqualTo(StatesTable.markdown());
    }
}
