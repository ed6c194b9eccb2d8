package fr.ancvconnect.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.quarkus.jackson.JacksonMixin;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** Any event as it is read, with who sent it: a call has no source, whatever comes by EventBridge has one. */
@RegisterForReflection
public class SourcedEvent extends APIGatewayV2HTTPEvent {

    private String source;

    /** Who says to have sent it. */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /** For whoever reads it. */
    public void setSource(String source) {
        this.source = source;
    }

    /** The framework reads the events of its handler, which know no source. */
    @JacksonMixin(APIGatewayV2HTTPEvent.class)
    @JsonDeserialize(as = SourcedEvent.class)
    interface InPlaceOfACall {
    }
}
