package fr.ancvconnect.app;

import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Offer;
import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** The rules of a new payment on an open folder, in the contract's order; the first that is broken is told. */
@ApplicationScoped
public class StartRules {

    private final Policies policies;
    private final InstantSource clock;

    public StartRules(Policies policies, InstantSource clock) {
        this.policies = policies;
        this.clock = clock;
    }

    Optional<Problem> broken(StartPayment.Wish wish, BookingFolder folder, Establishment establishment) {
        return option(establishment)
                .or(() -> offer(wish, establishment))
                .or(() -> pace(wish, folder))
                .or(() -> room(wish, folder));
    }

    private static Optional<Problem> option(Establishment establishment) {
        if (establishment.option().ancvId().isEmpty()) {
            return Optional.of(Problem.of(ProblemCode.OPTION_NOT_ACTIVE));
        }
        Requirements requirements = Requirements.of(establishment);
        return requirements.eligible() ? Optional.empty() : Optional.of(Problem.missing(requirements));
    }

    private static Optional<Problem> offer(StartPayment.Wish wish, Establishment establishment) {
        return wish.caller() instanceof Caller.Guest && !Offer.inBookingEngine(establishment)
                ? Optional.of(Problem.of(ProblemCode.NOT_OFFERED_IN_BOOKING_ENGINE)) : Optional.empty();
    }

    private Optional<Problem> pace(StartPayment.Wish wish, BookingFolder folder) {
        if (!(wish.caller() instanceof Caller.Guest)) {
            return Optional.empty();
        }
        Duration onePayment = policies.confirmation().length().plus(policies.confirmation().grace());
        return folder.guestPace().wait(clock.instant(), onePayment).map(Problem::tooFast);
    }

    private static Optional<Problem> room(StartPayment.Wish wish, BookingFolder folder) {
        if (wish.amount().isMoreThan(folder.sums().available())) {
            return Optional.of(Problem.of(ProblemCode.AMOUNT_EXCEEDS_AVAILABLE));
        }
        return folder.isFull() ? Optional.of(Problem.of(ProblemCode.TOO_MANY_PAYMENTS)) : Optional.empty();
    }
}
