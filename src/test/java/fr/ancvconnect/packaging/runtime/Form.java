package fr.ancvconnect.packaging.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The ways in which the gateway hands over one and the same call. */
enum Form {

    PLAIN(UnaryOperator.identity()),
    IN_BASE64(Events::inBase64),
    WITH_COOKIES_AND_SEVERAL_VALUES(Events::withCookiesAndSeveralValues),
    ON_A_STAGE_WITH_A_NAME(event -> Events.onStage("prod", event));

    private final UnaryOperator<ObjectNode> made;

    Form(UnaryOperator<ObjectNode> made) {
        this.made = made;
    }

    /** Those that there are: where no events come, there is one only. */
    static Stream<Form> all() {
        return Target.chosen() == Target.JAR ? Stream.of(PLAIN) : Stream.of(values());
    }

    ObjectNode event(Call call) {
        return made.apply(Events.of(call));
    }
}
