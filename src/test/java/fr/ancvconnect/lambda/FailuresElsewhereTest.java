package fr.ancvconnect.lambda;

import static fr.ancvconnect.lambda.Doors.platform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What breaks before any door is a problem document too, and no path is logged: a notification's is a secret. */
@QuarkusTest
class FailuresElsewhereTest {

    private static final Logger ALL = Logger.getLogger("");

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final ExtHandler listener = new ExtHandler() {
        @Override
        protected void doPublish(ExtLogRecord line) {
            told.add(line.getFormattedMessage() + " " + line.getThrown());
        }
    };

    @BeforeEach
    void listens() {
        ALL.addHandler(listener);
    }

    @AfterEach
    void listens_no_more() {
        ALL.removeHandler(listener);
    }

    @Test
    void it_is_an_internal_error_without_a_word_of_the_inside() {
        platform().get("/elsewhere/f/p/the-secret").then().statusCode(500).contentType("application/problem+json")
                .header("Content-Language", "fr").body("code", equalTo("internal-error")).body(not(containsString("marie")));
    }

    @Test
    void its_log_says_where_it_broke_and_neither_the_path_nor_the_message() {
        platform().get("/elsewhere/f/p/the-secret");
        assertThat(told).anyMatch(line -> line.contains("java.lang.IllegalStateException") && line.contains("BrokenRoute"))
                .noneMatch(line -> line.contains("the-secret") || line.contains("marie"));
    }
}
