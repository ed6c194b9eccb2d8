package fr.ancvconnect.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceContextTest {

    @Test
    void the_property_takes_precedence_over_the_environment_variable() {
        assertThat(TraceContext.of("Root=1-p", "Root=1-v")).contains("Root=1-p");
        assertThat(TraceContext.of(null, "Root=1-v")).contains("Root=1-v");
        assertThat(TraceContext.of("two\r\nlines", "Root=1-v")).contains("Root=1-v");
        assertThat(TraceContext.of(null, null)).isEmpty();
    }
}
