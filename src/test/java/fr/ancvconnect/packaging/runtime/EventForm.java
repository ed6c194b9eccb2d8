package fr.ancvconnect.packaging.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The forms in which the gateway can send the same request. */
enum EventForm {
    PLAIN(UnaryOperator.identity()),
    IN_BASE64(EventSamples::inBase64),
    WITH_COOKIES_AND_SEVERAL_VALUES(EventSamples::withCookiesAndSeveralValues),
    ON_A_NAMED_STAGE(event -> EventSamples.onStage("prod", event));

    private final UnaryOperator<ObjectNode> transformation;

    EventForm(UnaryOperator<ObjectNode> transformation) {
        this.transformation = transformation;
    }

    /** The forms to test. The local jar receives no events, so it has only one. */
    static Stream<EventForm> all() {
        return TestTarget.chosen() == TestTarget.JAR ? Stream.of(PLAIN) : Stream.of(values());
    }

    ObjectNode event(FunctionRequest call) {
        return transformation.apply(EventSamples.of(call));
    }
}
