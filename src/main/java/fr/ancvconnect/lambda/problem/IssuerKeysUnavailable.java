package fr.ancvconnect.lambda.problem;

/** The issuer's keys cannot be read at the moment, so a token cannot be verified. */
public final class IssuerKeysUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String WHAT = "The keys of the tokens' issuer cannot be read";

    public IssuerKeysUnavailable() {
        super(WHAT);
    }

    public IssuerKeysUnavailable(Exception cause) {
        super(WHAT, cause);
    }
}
