package fr.ancvconnect.app.ports;

/** Where random names come from. */
public interface Ids {

    /** 128 random bits as 22 URL-safe characters; cannot be guessed. */
    String secret();
}
