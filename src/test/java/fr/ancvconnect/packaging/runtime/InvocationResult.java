package fr.ancvconnect.packaging.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/** What the Runtime API was told about an invocation. */
sealed interface InvocationResult {

    /** It was answered. */
    record Done(JsonNode answer) implements InvocationResult {
    }

    /** It failed: Lambda counts it, and repeats what nobody waits for. */
    record Failed(String error) implements InvocationResult {
    }
}
