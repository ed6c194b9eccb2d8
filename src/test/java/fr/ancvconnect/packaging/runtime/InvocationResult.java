package fr.ancvconnect.packaging.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/** The result of an invocation, as the function reported it to the Runtime API. */
sealed interface InvocationResult {

    /** The function returned a response. */
    record Done(JsonNode response) implements InvocationResult {}

    /** The invocation failed. Lambda counts the error, and can retry an asynchronous invocation. */
    record FunctionError(String error) implements InvocationResult {}
}
