package fr.ancvconnect.local.simulator.clock;

import fr.ancvconnect.local.simulator.http.JsonFields;
import fr.ancvconnect.local.simulator.http.MalformedRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A request to move the clock: {@code {"ahead": "PT4H"}} or {@code {"now": "2026-06-01T10:00:00Z"}}. */
public sealed interface ClockRequest {

    /** Moves the clock to this distance from the machine's clock. A negative duration is behind it. */
    record Ahead(Duration ahead) implements ClockRequest {}

    /** Moves the clock to this instant. */
    record Now(Instant now) implements ClockRequest {}

    static ClockRequest read(JsonFields body) {
        body.only(Set.of("ahead", "now"));
        if (body.has("ahead") == body.has("now")) {
            throw new MalformedRequestException("exactly one of ahead and now is required");
        }
        return body.has("ahead") ? new Ahead(body.duration("ahead")) : new Now(body.instant("now"));
    }

    /** Returns the distance that the clock will have from the machine's clock. */
    default Duration ahead(Instant machine) {
        return switch (this) {
            case Ahead(Duration ahead) -> ahead;
            case Now(Instant now) -> Duration.between(machine, now);
        };
    }
}
