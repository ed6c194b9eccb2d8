package fr.ancvconnect.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import fr.ancvconnect.app.SweepDuePayments;
import fr.ancvconnect.app.SweepReport;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepHandlerTest {

    private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");

    private final List<Instant> sweptUntil = new ArrayList<>();
    private final SweepDuePayments sweep = new SweepDuePayments(null, null, null, null) {
        @Override
        public SweepReport sweep(Instant until) {
            sweptUntil.add(until);
            return SweepReport.NOTHING;
        }
    };
    private final SweepHandler handler = new SweepHandler((_, _) -> {
        throw new AssertionError("The schedule's event is no call at a door");
    }, sweep, () -> NOW);

    @Test
    void a_sweep_begins_nothing_that_could_outlast_its_invocation() {
        assertThat(handler.handleRequest(new APIGatewayV2HTTPEvent(), leaving(55_000)).getStatusCode()).isEqualTo(204);
        assertThat(sweptUntil).containsExactly(NOW.plusSeconds(33));
    }

    private static Context leaving(int millis) {
        return (Context) Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class},
                (_, method, _) -> switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> millis;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
