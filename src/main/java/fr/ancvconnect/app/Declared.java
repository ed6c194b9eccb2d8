package fr.ancvconnect.app;

/**
 * The result of a declaration.
 *
 * @param isNew whether the declaration created the value
 */
public record Declared<T>(T value, boolean isNew) {}
