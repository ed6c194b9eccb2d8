package fr.ancvconnect.lambda.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.Test;

class RequestOutputTest {

    private static final Formatter MESSAGE = new Formatter() {
        @Override
        public String format(LogRecord record) {
            return record.getMessage() + "\n";
        }
    };

    private final List<String> reported = new ArrayList<>();
    private final List<String> writes = new ArrayList<>();
    private final RequestOutput output = new RequestOutput(new PrintStream(
            new OutputStream() {
                @Override
                public void write(int single) {
                    throw new AssertionError("Not one byte at a time");
                }

                @Override
                public void write(byte[] bytes, int from, int length) {
                    writes.add(new String(bytes, from, length, UTF_8));
                }
            },
            false,
            UTF_8));

    @Test
    void all_lines_of_a_request_are_written_at_once_at_its_end() {
        Handler log = JsonLogging.inJson(new ConsoleHandler(), MESSAGE, output);
        output.begin();
        output.write("a metric\n");
        log.publish(new ExtLogRecord(Level.INFO, "a line", ""));
        assertThat(writes).isEmpty();

        output.end();

        assertThat(writes).containsExactly("a metric\na line\n");
    }

    @Test
    void a_warning_is_written_before_the_end_of_the_request_with_the_lines_before_it() {
        Handler log = JsonLogging.inJson(new ConsoleHandler(), MESSAGE, output);
        output.begin();
        log.publish(new ExtLogRecord(Level.INFO, "a line", ""));

        log.publish(new ExtLogRecord(Level.WARNING, "a warning", ""));

        assertThat(writes).containsExactly("a line\na warning\n");
    }

    @Test
    void a_line_outside_of_a_request_is_written_at_once() {
        output.write("before\n");
        output.begin();
        output.end();
        output.write("after\n");
        assertThat(writes).containsExactly("before\n", "after\n");
    }

    @Test
    void the_lines_of_a_long_request_are_written_when_there_are_many() {
        output.begin();
        for (int i = 0; i < 9; i++) {
            output.write("x".repeat(1023) + "\n");
        }
        assertThat(writes)
                .singleElement()
                .satisfies(written -> assertThat(written).hasSize(9 * 1024));
    }

    @Test
    void a_request_that_ends_writes_the_lines_of_another_one_too() {
        output.begin();
        output.begin();
        output.write("a line\n");
        output.end();
        assertThat(writes).containsExactly("a line\n");
    }

    @Test
    void a_record_that_cannot_be_formatted_does_not_disturb_the_code_that_logs() {
        Formatter failing = new Formatter() {
            @Override
            public String format(LogRecord record) {
                throw new IllegalStateException();
            }
        };
        var console = new ConsoleHandler();
        console.setErrorManager(new ErrorManager() {
            @Override
            public void error(String message, Exception failure, int code) {
                reported.add(message);
            }
        });

        JsonLogging.inJson(console, failing, output).publish(new ExtLogRecord(Level.INFO, "a line", ""));

        assertThat(writes).isEmpty();
        assertThat(reported).containsExactly("A log record cannot be formatted");
    }

    @Test
    void a_record_that_the_console_filters_out_is_not_written() {
        var console = new ConsoleHandler();
        console.setFilter(_ -> false);
        JsonLogging.inJson(console, MESSAGE, output).publish(new ExtLogRecord(Level.INFO, "a line", ""));
        assertThat(writes).isEmpty();
    }
}
