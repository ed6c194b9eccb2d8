package fr.ancvconnect.packaging.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The ways in which the gateway hands over one and the same call. */
enum EventForm {

    PLAIN(UnaryOperator.identity()),
    IN_BASE64(EventSamples::inBase64),
    WITH_COOKIES_AND_SEVERAL_VALUES(EventSamples::withCookiesAndSeveralValues),
    ON_A_STAGE_WITH_A_NAME(event -> EventSamples.onStage("prod", event));

    private final UnaryOperator<ObjectNode> made;

    EventForm(UnaryOperator<ObjectNode> made) {
        this.made = made;
    }

    /** Those that there are: where no events come, there is one only. */
    static Stream<EventForm> all() {
        return TestTarget.chosen() == TestTarget.JAR ? Stream.of(PLAIN) : Stream.of(values());
    }

    ObjectNode event(FunctionRequest call) {
        return made.apply(EventSamples.of(call));
    }
}
