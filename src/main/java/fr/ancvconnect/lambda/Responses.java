package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Result;
import fr.ancvconnect.lambda.problem.ProblemResponses;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Turns what a verb gives into an answer. */
@Singleton
public final class Responses {

    private final ProblemResponses problems;

    public Responses(ProblemResponses problems) {
        this.problems = problems;
    }

    /** The answer made of the value, or the problem. */
    public <T> Response of(Result<T> result, Function<T, Response> answer) {
        return switch (result) {
            case Result.Success<T>(T value) -> answer.apply(value);
            case Result.Failure<T>(var problem) -> problems.answer(problem);
        };
    }

    /** 200 with what is shown of the value, or the problem. */
    public <T> Response shown(Result<T> result, Function<T, Object> view) {
        return of(result, value -> Response.ok(view.apply(value)).build());
    }
}
