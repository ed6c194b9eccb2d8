package fr.ancvconnect.simulation;

import fr.ancvconnect.app.ancv.AncvApi.NewTransaction;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A transaction in ANCV's books: its state, and each movement of the customer's money. */
final class LedgerTransaction {

    private static final Set<AncvState> FINAL =
            EnumSet.of(AncvState.ABORTED, AncvState.EXPIRED, AncvState.REJECTED, AncvState.CANCELLED);
    private static final Set<AncvState> SETTLED = EnumSet.of(AncvState.VALIDATED, AncvState.CONSIGNED, AncvState.PAID);
    private static final Set<AncvState> PAST_CANCELLING = EnumSet.of(AncvState.CONSIGNED, AncvState.PAID);

    private static final String OTHER_SHOP = "10000652";

    /** What else happened to it. */
    enum Mark {
        /** A cancellation was denied. */
        FORBIDDEN,
        /** ANCV took the authorisation back without a request of the service. */
        TAKEN_BACK,
        /** The payer call was denied, and took effect. */
        DENIED_BUT_DONE,
        /** The customer was charged after it was final. */
        LEFT_FINAL_STATE,
        /** An operator settled it with ANCV. */
        SETTLED_BY_HAND
    }

    final AncvTransactionId id;
    final NewTransaction order;
    final TransactionBehavior temper;
    private final Instant expires;
    private final List<Authorization> authorizations = new ArrayList<>();
    private final List<Long> credits = new ArrayList<>();
    private final List<Long> reCredits = new ArrayList<>();
    private Instant shownFrom = Instant.MAX;
    private Optional<Beneficiary> payer = Optional.empty();
    private AncvState state = AncvState.INITIALIZED;
    private int timesLeft;
    private final Set<Mark> metadata = EnumSet.noneOf(Mark.class);

    LedgerTransaction(AncvTransactionId id, NewTransaction order, TransactionBehavior temper, Instant expires) {
        this.id = id;
        this.order = order;
        this.temper = temper;
        this.expires = expires;
    }

    Instant expires() {
        return expires;
    }

    AncvState state() {
        return state;
    }

    boolean isOpen() {
        return state == AncvState.INITIALIZED || state == AncvState.PROCESSING;
    }

    boolean isFinal() {
        return FINAL.contains(state);
    }

    /** Captured or later. */
    boolean isSettled() {
        return SETTLED.contains(state);
    }

    /** Never again once it was forbidden, unless it leaves a final state: other states only go forward. */
    boolean canBeCancelled() {
        boolean late = PAST_CANCELLING.contains(state) || state == AncvState.VALIDATED && temper.capturedForGood();
        return !isFinal() && !late && !temper.neverCancelled();
    }

    Optional<Beneficiary> payer() {
        return payer;
    }

    void becomes(AncvState next) {
        state = next;
    }

    void asks(Beneficiary beneficiary) {
        payer = Optional.of(beneficiary);
        state = AncvState.PROCESSING;
    }

    void authorises(List<Authorization> parts, Instant shown, AncvState next) {
        authorizations.addAll(parts);
        credits.add(parts.stream().mapToLong(Authorization::cents).sum());
        shownFrom = shown;
        state = next;
    }

    /** The customer is charged although it was final. From now on its record shows this authorisation only. */
    void leavesFinalState(List<Authorization> parts, Instant shown, AncvState next) {
        authorizations.clear();
        mark(Mark.LEFT_FINAL_STATE);
        authorises(parts, shown, next);
        timesLeft++;
    }

    /** An operator and ANCV agreed that the customer has paid so much. */
    void corrected(Authorization part) {
        authorizations.clear();
        authorizations.add(part);
        credits.add(part.cents() - held());
        state = AncvState.PAID;
    }

    /** What was confirmed goes back to the customer. */
    long reCredits() {
        long back = held();
        if (!credits.isEmpty()) {
            reCredits.add(back);
        }
        return back;
    }

    void mark(Mark mark) {
        metadata.add(mark);
    }

    boolean is(Mark mark) {
        return metadata.contains(mark);
    }

    /** What was taken from the customer, in all. */
    long authorised() {
        return credits.stream().mapToLong(Long::longValue).sum();
    }

    /** What ANCV has of the customer now. */
    long held() {
        return authorised() - reCredits.stream().mapToLong(Long::longValue).sum();
    }

    int timesCredited() {
        return credits.size();
    }

    int timesLeft() {
        return timesLeft;
    }

    /** Whether it was charged so much at once. */
    boolean isCredited(long cents) {
        return credits.contains(cents);
    }

    /** The largest single charge. */
    long mostCredited() {
        return credits.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    int timesReCredited() {
        return reCredits.size();
    }

    /** ANCV's record, as a read shows it now. */
    AncvTransaction shown(Instant now) {
        boolean hidden = now.isBefore(shownFrom) || state == AncvState.CANCELLED && temper.forgetsAuthorisations();
        String shop = temper.otherShop().contains(now) ? OTHER_SHOP : order.shop().value();
        return new AncvTransaction(id, state, Optional.of(order.paymentId()), Optional.of(shop),
                Optional.of("978"), hidden ? List.of() : authorizations,
                temper.tellsItsEnd() ? Optional.of(expires) : Optional.empty());
    }
}
