package fr.ancvconnect.app;

/** Where random names come from. */
public interface IdGenerator {

    /** 128 random bits as 22 URL-safe characters; cannot be guessed. */
    String secret();
}
