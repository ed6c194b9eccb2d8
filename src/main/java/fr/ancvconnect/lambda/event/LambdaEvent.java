package fr.ancvconnect.lambda.event;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.quarkus.jackson.JacksonMixin;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Any Lambda event, with its source. An HTTP request has no source; an event from EventBridge has one. For an HTTP
 * request, the event also keeps the headers that are withheld from the framework.
 */
@RegisterForReflection
public class LambdaEvent extends APIGatewayV2HTTPEvent {

    private @Nullable String source;
    private Map<String, String> receivedHeaders = Map.of();
    private boolean bodyUnreadable;

    /** The source that the event names; empty for an HTTP request. */
    public Optional<String> source() {
        return Optional.ofNullable(source);
    }

    /** Used by Jackson. */
    public void setSource(String source) {
        this.source = source;
    }

    /** The header fields as the gateway received them. */
    public Map<String, String> receivedHeaders() {
        return receivedHeaders;
    }

    /** Whether the body is marked as Base64 but cannot be decoded. */
    public boolean isBodyUnreadable() {
        return bodyUnreadable;
    }

    /** Hides all headers from the framework and keeps them in {@link #receivedHeaders()}. */
    public void withholdHeaders() {
        receivedHeaders = Optional.ofNullable(getHeaders()).orElseGet(Map::of).entrySet().stream()
                .filter(header -> header.getValue() != null)
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        setHeaders(null);
    }

    /** Hides the body from the framework and marks it as unreadable. */
    public void withholdBody() {
        bodyUnreadable = true;
        setBody(null);
    }

    /** The framework deserializes the event type of its own handler, which has no source. This mixin replaces that type. */
    @JacksonMixin(APIGatewayV2HTTPEvent.class)
    @JsonDeserialize(as = LambdaEvent.class)
    interface EventTypeMixin {}
}
