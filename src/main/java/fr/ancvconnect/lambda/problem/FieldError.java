package fr.ancvconnect.lambda.problem;

/**
 * One field that is not as the contract asks.
 *
 * @param field its path in the body, or the name of the parameter
 */
public record FieldError(String field, FieldFault fault) {
}
