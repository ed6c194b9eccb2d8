package fr.ancvconnect.app;

/** Generates random ids. */
public interface IdGenerator {

    /** 128 random bits as 22 URL-safe characters. The value cannot be guessed. */
    String secret();
}
