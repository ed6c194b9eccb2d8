package fr.ancvconnect.lambda.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A part of a list; {@code nextCursor} asks for the next one and is null after the last. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page(List<PaymentView> items, String nextCursor) {
}
