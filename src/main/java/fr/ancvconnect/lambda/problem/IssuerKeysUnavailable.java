package fr.ancvconnect.lambda.problem;

/** The issuer's keys cannot be read at the moment, so a token cannot be verified. */
public final class IssuerKeysUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String MESSAGE = "The keys of the tokens' issuer cannot be read";

    public IssuerKeysUnavailable() {
        super(MESSAGE);
    }

    public IssuerKeysUnavailable(Exception cause) {
        super(MESSAGE, cause);
    }
}
