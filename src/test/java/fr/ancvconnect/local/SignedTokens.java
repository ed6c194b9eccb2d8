package fr.ancvconnect.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Creates JSON Web Tokens with any header and claims, with a correct, a wrong or no signature. */
public final class SignedTokens {

    public static final String RS256 = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    private SignedTokens() {}

    /** Signs with RS256 and the issuer's key, independent of the header. */
    public static String of(String header, String claims) {
        return of(header, claims, keys().privateKey());
    }

    /** Signs with RS256 and this key, independent of the header. */
    public static String of(String header, String claims, PrivateKey key) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed(header, claims).getBytes(UTF_8));
            return signed(header, claims) + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates a token without a signature. */
    public static String unsigned(String header, String claims) {
        return signed(header, claims) + ".";
    }

    /** Signs with HMAC and the public key as the secret. An attacker can do this, because the public key is not secret. */
    public static String signedWithPublicKey(String header, String claims) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys().publicKeyAsText().getBytes(UTF_8), "HmacSHA256"));
            return signed(header, claims) + "."
                    + encoded(mac.doFinal(signed(header, claims).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the key that verifies the tokens. */
    public static PublicKey publicKey() {
        try {
            var key = keys().key();
            return KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TokenKeys keys() {
        return TokenKeys.in(Optional.empty());
    }

    private static String signed(String header, String claims) {
        return encoded(header.getBytes(UTF_8)) + "." + encoded(claims.getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
