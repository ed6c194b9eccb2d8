package fr.ancvconnect.lambda.problem;

/** The issuer's keys cannot be read now: whether a token is good is not known. */
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
