package fr.ancvconnect.simulation;

import fr.ancvconnect.app.ancv.AncvApi.NewTransaction;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.ancv.AncvState;
import fr.ancvconnect.domain.ancv.AncvTransaction;
import fr.ancvconnect.domain.ancv.AncvTransaction.Authorization;
import fr.ancvconnect.domain.ancv.AncvTransactionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A transaction in ANCV's ledger: its state, and each charge and re-credit of the customer. */
final class LedgerTransaction {

    private static final Set<AncvState> FINAL =
            EnumSet.of(AncvState.ABORTED, AncvState.EXPIRED, AncvState.REJECTED, AncvState.CANCELLED);
    private static final Set<AncvState> SETTLED = EnumSet.of(AncvState.VALIDATED, AncvState.CONSIGNED, AncvState.PAID);
    private static final Set<AncvState> PAST_CANCELLING = EnumSet.of(AncvState.CONSIGNED, AncvState.PAID);

    private static final String OTHER_SHOP = "10000652";

    /** Events that change which rules apply to the transaction. */
    enum Mark {
        /** ANCV refused a cancellation. */
        FORBIDDEN,
        /** The authorization was reversed without a request of the service. */
        TAKEN_BACK,
        /** ANCV answered the payer call with an error, although the call took effect. */
        DENIED_BUT_DONE,
        /** The customer was charged after the transaction was final. */
        LEFT_FINAL_STATE,
        /** An operator settled the transaction with ANCV by hand. */
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

    /**
     * After ANCV refused a cancellation, this stays false unless the transaction leaves a final state, because other states
     * only move forward.
     */
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

    /** Charges the customer after the transaction was final. From now on the record shows only these authorizations. */
    void leavesFinalState(List<Authorization> parts, Instant shown, AncvState next) {
        authorizations.clear();
        mark(Mark.LEFT_FINAL_STATE);
        authorises(parts, shown, next);
        timesLeft++;
    }

    /** An operator and ANCV agreed on the amount that the customer has paid. */
    void corrected(Authorization part) {
        authorizations.clear();
        authorizations.add(part);
        credits.add(part.cents() - held());
        state = AncvState.PAID;
    }

    /** Re-credits the full held amount to the customer, and returns it in cents. */
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

    /** The sum of all charges, in cents. */
    long authorised() {
        return credits.stream().mapToLong(Long::longValue).sum();
    }

    /** The charges minus the re-credits, in cents. */
    long held() {
        return authorised() - reCredits.stream().mapToLong(Long::longValue).sum();
    }

    int timesCredited() {
        return credits.size();
    }

    int timesLeft() {
        return timesLeft;
    }

    /** Returns whether there is a single charge of this amount. */
    boolean isCredited(long cents) {
        return credits.contains(cents);
    }

    /** The largest single charge, in cents. */
    long mostCredited() {
        return credits.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    int timesReCredited() {
        return reCredits.size();
    }

    /** ANCV's record, as a read at {@code now} returns it. */
    AncvTransaction shown(Instant now) {
        boolean hidden = now.isBefore(shownFrom) || state == AncvState.CANCELLED && temper.forgetsAuthorisations();
        String shop =
                temper.otherShop().contains(now) ? OTHER_SHOP : order.shop().value();
        return new AncvTransaction(
                id,
                state,
                Optional.of(order.paymentId()),
                Optional.of(shop),
                Optional.of("978"),
                hidden ? List.of() : authorizations,
                temper.tellsItsEnd() ? Optional.of(expires) : Optional.empty());
    }
}
