package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Result;
import fr.ancvconnect.lambda.problem.ProblemResponses;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/** Converts the result of a use case into an HTTP response. */
@Singleton
public final class Responses {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String REPLAYED = "Idempotent-Replayed";

    private final ProblemResponses problems;

    public Responses(ProblemResponses problems) {
        this.problems = problems;
    }

    /** The response that {@code response} builds from the value, or the problem. */
    public <T> Response of(Result<T> result, Function<T, Response> response) {
        return switch (result) {
            case Result.Success<T>(T value) -> response.apply(value);
            case Result.Failure<T>(var problem) -> problems.response(problem);
        };
    }

    /** A 200 response with a view of the value, or the problem. */
    public <T> Response ok(Result<T> result, Function<T, Object> view) {
        return of(result, value -> Response.ok(view.apply(value)).build());
    }

    /**
     * The 201 response with what the request created, or the 200 response with what an earlier request with the same
     * idempotency key created.
     *
     * @param location a reference without a host: behind a gateway the service has no information about its public host name
     */
    static Response created(Object view, boolean replayed, Optional<String> location) {
        if (replayed) {
            return Response.ok(view).header(REPLAYED, true).build();
        }
        var response = Response.status(Response.Status.CREATED).entity(view);
        location.ifPresent(reference -> response.header(HttpHeaders.LOCATION, reference));
        return response.build();
    }
}
