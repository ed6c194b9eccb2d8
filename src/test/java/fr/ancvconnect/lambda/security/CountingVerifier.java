package fr.ancvconnect.lambda.security;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import java.util.concurrent.atomic.AtomicInteger;

/** Verifies tokens as the service does, and counts the verifications, also those that fail. */
final class CountingVerifier extends TokenVerifier {

    private final AtomicInteger verifications = new AtomicInteger();

    @Override
    VerifiedToken verify(String token, JWTAuthContextInfo rules) throws ParseException {
        verifications.incrementAndGet();
        return super.verify(token, rules);
    }

    /** The number of verifications since the last call of this method. */
    int takeCount() {
        return verifications.getAndSet(0);
    }
}
