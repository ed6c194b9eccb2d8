package fr.ancvconnect.domain.establishment;

import fr.ancvconnect.domain.AncvId;
import java.time.Instant;
import java.util.Optional;

/** The "ANCV Connect" option of an establishment. */
public sealed interface AncvOption {

    /** Whether the establishment has a contract at ANCV, from ANCV's last answer. Empty if ANCV was never called. */
    Optional<Boolean> contractKnown();

    /** The ANCV ID under which payments are accepted. Empty if the option is off. */
    Optional<AncvId> ancvId();

    /** The option is on. ANCV accepted the ANCV ID. */
    record Active(AncvId id, Instant activatedAt) implements AncvOption {

        @Override
        public Optional<Boolean> contractKnown() {
            return Optional.of(true);
        }

        @Override
        public Optional<AncvId> ancvId() {
            return Optional.of(id);
        }
    }

    /** The option is off. */
    record Inactive(Optional<Boolean> contractKnown) implements AncvOption {

        @Override
        public Optional<AncvId> ancvId() {
            return Optional.empty();
        }
    }
}
