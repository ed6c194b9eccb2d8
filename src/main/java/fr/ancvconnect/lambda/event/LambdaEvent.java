package fr.ancvconnect.lambda.event;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.quarkus.jackson.JacksonMixin;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * Any event as it is read, with who sent it: a call has no source, whatever comes by EventBridge has one. Of a call it keeps
 * what the framework is not given.
 */
@RegisterForReflection
public class LambdaEvent extends APIGatewayV2HTTPEvent {

    private String source;
    private Map<String, String> receivedHeaders = Map.of();
    private boolean bodyUnreadable;

    /** Who says to have sent it. */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /** For whoever reads it. */
    public void setSource(String source) {
        this.source = source;
    }

    /** The header fields as the gateway received them. */
    public Map<String, String> receivedHeaders() {
        return receivedHeaders;
    }

    /** Whether the body is not in Base64 as it is said to be. */
    public boolean isBodyUnreadable() {
        return bodyUnreadable;
    }

    /** The framework finds no header from now on. */
    public void withholdHeaders() {
        receivedHeaders = Optional.ofNullable(getHeaders()).orElseGet(Map::of).entrySet().stream()
                .filter(header -> header.getValue() != null).collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        setHeaders(null);
    }

    /** The framework finds no body from now on. */
    public void withholdBody() {
        bodyUnreadable = true;
        setBody(null);
    }

    /** The framework reads the events of its handler, which know no source. */
    @JacksonMixin(APIGatewayV2HTTPEvent.class)
    @JsonDeserialize(as = LambdaEvent.class)
    interface InPlaceOfACall {
    }
}
