package fr.ancvconnect.app.start;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Problem;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.activation.EstablishmentStore;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.establishment.Establishment;
import fr.ancvconnect.domain.establishment.Offer;
import fr.ancvconnect.domain.establishment.Requirements;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.MinimumAmount;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Checks the rules of a new payment in the contract's order. The result is the first rule that is not met. */
@ApplicationScoped
public class StartRules {

    private final EstablishmentStore establishments;
    private final PaymentPolicies policies;
    private final MinimumAmount minimum;
    private final InstantSource clock;

    public StartRules(
            EstablishmentStore establishments, PaymentPolicies policies, MinimumAmount minimum, InstantSource clock) {
        this.establishments = establishments;
        this.policies = policies;
        this.minimum = minimum;
        this.clock = clock;
    }

    /**
     * Whether a caller can start a payment on a folder now.
     *
     * @param reason  the first rule that is not met; empty if a payment can start
     * @param minimum the minimum amount
     * @param maximum the maximum amount
     */
    public record Availability(Optional<ProblemCode> reason, Money minimum, Money maximum) {}

    /**
     * Checks the rules before a start, for the full available amount. The guest rate limit is not checked, because it
     * ends automatically and a start returns the delay.
     */
    public Availability availability(Caller caller, BookingFolder folder) {
        Money available = folder.sums().available();
        Optional<Problem> violation = violation(acceptingEstablishment(caller, folder)
                .then(establishment -> unlessViolated(amount(folder, available), establishment)));
        return new Availability(violation.map(Problem::code), minimum.amount(), available);
    }

    /**
     * The same for a customer with a payment link, without a read.
     *
     * @param rest what the link leaves to pay; empty if the link leaves the amount open
     */
    public Availability availability(
            Caller.LinkPayer payer, BookingFolder folder, Optional<Establishment> establishment, Optional<Money> rest) {
        Money available = folder.sums().available();
        Optional<Problem> violation = folder.isCancelled()
                ? Optional.of(Problem.of(ProblemCode.FOLDER_CANCELLED))
                : violation(accepting(payer, establishment)).or(() -> amount(folder, rest.orElse(available)));
        return new Availability(
                violation.map(Problem::code),
                minimum.amount(),
                rest.filter(available::isMoreThan).orElse(available));
    }

    private static Optional<Problem> violation(Result<Establishment> result) {
        return switch (result) {
            case Result.Success<Establishment> _ -> Optional.empty();
            case Result.Failure<Establishment>(Problem problem) -> Optional.of(problem);
        };
    }

    /**
     * The first rule that a new payment link on this folder does not meet: the same rules as for a start, for the amount
     * of the link. A link without an amount has no rule for it.
     */
    public Optional<Problem> violationOfLink(Caller caller, BookingFolder folder, Optional<Money> amount) {
        return violation(acceptingEstablishment(caller, folder))
                .or(() -> amount.map(given -> amount(folder, given)).orElseGet(() -> room(folder)));
    }

    /** Returns the folder's establishment, or the first rule that is not met. */
    Result<Establishment> check(Caller caller, BookingFolder folder, Money amount) {
        return acceptingEstablishment(caller, folder)
                .then(establishment -> unlessViolated(guestRateLimit(caller, folder), establishment))
                .then(establishment -> unlessViolated(amount(folder, amount), establishment));
    }

    /** Returns the folder's establishment if it accepts payments from this caller on this folder. */
    private Result<Establishment> acceptingEstablishment(Caller caller, BookingFolder folder) {
        if (folder.isCancelled()) {
            return Result.failure(ProblemCode.FOLDER_CANCELLED);
        }
        return accepting(caller, establishments.find(folder.establishment()));
    }

    private static Result<Establishment> accepting(Caller caller, Optional<Establishment> found) {
        return found.map(establishment ->
                        unlessViolated(option(establishment).or(() -> offer(caller, establishment)), establishment))
                .orElseGet(() -> Result.failure(ProblemCode.OPTION_NOT_ACTIVE));
    }

    private static Optional<Problem> option(Establishment establishment) {
        if (establishment.option().ancvId().isEmpty()) {
            return Optional.of(Problem.of(ProblemCode.OPTION_NOT_ACTIVE));
        }
        Requirements requirements = Requirements.of(establishment);
        return requirements.eligible() ? Optional.empty() : Optional.of(Problem.missing(requirements));
    }

    private static Optional<Problem> offer(Caller caller, Establishment establishment) {
        return caller instanceof Caller.Guest && !Offer.inBookingEngine(establishment)
                ? Optional.of(Problem.of(ProblemCode.NOT_OFFERED_IN_BOOKING_ENGINE))
                : Optional.empty();
    }

    private Optional<Problem> guestRateLimit(Caller caller, BookingFolder folder) {
        if (!caller.channel().isRateLimited()) {
            return Optional.empty();
        }
        Duration pendingTimeout =
                policies.confirmation().length().plus(policies.confirmation().grace());
        return folder.guestRateLimit()
                .timeUntilNextStart(clock.instant(), pendingTimeout)
                .map(Problem::rateLimited);
    }

    private Optional<Problem> amount(BookingFolder folder, Money amount) {
        Optional<Problem> full = room(folder);
        if (full.isPresent()) {
            return full;
        }
        if (!minimum.isMetBy(amount)) {
            return Optional.of(Problem.belowMinimum(minimum));
        }
        return amount.isMoreThan(folder.sums().available())
                ? Optional.of(Problem.of(ProblemCode.AMOUNT_EXCEEDS_AVAILABLE))
                : Optional.empty();
    }

    private static Optional<Problem> room(BookingFolder folder) {
        return folder.isFull() ? Optional.of(Problem.of(ProblemCode.TOO_MANY_PAYMENTS)) : Optional.empty();
    }

    private static Result<Establishment> unlessViolated(Optional<Problem> violation, Establishment establishment) {
        return violation.map(Result::<Establishment>failure).orElseGet(() -> Result.success(establishment));
    }
}
