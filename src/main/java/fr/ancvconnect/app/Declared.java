package fr.ancvconnect.app;

/** What a declaration made of something, and whether it is new. */
public record Declared<T>(T value, boolean isNew) {
}
