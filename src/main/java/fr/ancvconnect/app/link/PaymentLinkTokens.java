package fr.ancvconnect.app.link;

import fr.ancvconnect.domain.payment.PaymentLinkId;
import java.util.Optional;

/**
 * Creates and verifies the tokens in the URLs of payment links. A token is the link's id with a MAC, so nothing is
 * stored for it. No method throws if the keys cannot be read.
 */
public interface PaymentLinkTokens {

    /** The version of the key for the tokens of new links. Empty while no key can be read. */
    Optional<String> currentVersion();

    /**
     * The token of this link with the key of this version, or with the current key if that version no longer exists.
     * Empty while no key can be read. The same input always gives the same token.
     */
    Optional<String> token(PaymentLinkId link, String keyVersion);

    /** Verifies a token. Compares in constant time. */
    Verification verify(String token);

    /** The result of a verification. */
    sealed interface Verification {

        /** The service created this token for this link. */
        record Valid(PaymentLinkId link) implements Verification {}

        /** The service did not create this token, or the key of its version no longer exists. */
        record Invalid() implements Verification {}

        /** No key can be read now, so the token cannot be verified yet. */
        record Unknown() implements Verification {}
    }
}
