package fr.ancvconnect.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvocationTraceTest {

    @Test
    void the_trace_is_the_property_s_or_else_the_variable_s() {
        assertThat(InvocationTrace.of("Root=1-p", "Root=1-v")).contains("Root=1-p");
        assertThat(InvocationTrace.of(null, "Root=1-v")).contains("Root=1-v");
        assertThat(InvocationTrace.of("two\r\nlines", "Root=1-v")).contains("Root=1-v");
        assertThat(InvocationTrace.of(null, null)).isEmpty();
    }
}
