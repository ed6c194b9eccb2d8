package fr.ancvconnect.ancv;

import java.util.Optional;
import java.util.stream.Stream;

/** When the secret of the seal keys is read for the first time. */
public enum SealKeysRead {
    /** While the service starts, so that nobody waits for it later. */
    AT_START,
    /** When something is to be sealed or checked: for functions that never do, and may not read it. */
    WHEN_NEEDED;

    static final String VARIABLE = "ANCV_SEAL_KEYS_READ";

    /** {@code AT_START} unless said otherwise; throws {@link IllegalArgumentException} for anything else. */
    static SealKeysRead of(Optional<String> given) {
        String name = given.map(String::strip).filter(text -> !text.isEmpty()).orElse(AT_START.name());
        return Stream.of(values()).filter(read -> read.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(VARIABLE + " is malformed: AT_START or WHEN_NEEDED is expected"));
    }
}
