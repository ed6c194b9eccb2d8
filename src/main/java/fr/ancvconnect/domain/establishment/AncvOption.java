package fr.ancvconnect.domain.establishment;

import fr.ancvconnect.domain.AncvId;
import java.time.Instant;
import java.util.Optional;

/** The option "ANCV Connect" of an establishment. */
public sealed interface AncvOption {

    /** Whether ANCV knows the establishment's contract: its last answer, empty when it was never asked. */
    Optional<Boolean> contractKnown();

    /** The ANCV ID under which payments are taken; empty when the option is off. */
    Optional<AncvId> ancvId();

    /** Switched on: ANCV knows the ANCV ID. */
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

    /** Switched off, or never on. */
    record Inactive(Optional<Boolean> contractKnown) implements AncvOption {

        @Override
        public Optional<AncvId> ancvId() {
            return Optional.empty();
        }
    }
}
