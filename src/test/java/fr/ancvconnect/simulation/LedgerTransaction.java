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
    private static final Set<AncvState> NOT_CANCELLABLE = EnumSet.of(AncvState.CONSIGNED, AncvState.PAID);

    private static final String OTHER_SHOP = "10000652";

    /** Events that change which rules apply to the transaction. */
    enum Mark {
        /** ANCV refused a cancellation. */
        FORBIDDEN,
        /** The authorization was reversed without a request of the service. */
        REVERSED,
        /** ANCV answered the payer call with an error, although the call took effect. */
        REJECTED_BUT_APPLIED,
        /** The customer was charged after the transaction was final. */
        LEFT_FINAL_STATE,
        /** An operator settled the transaction with ANCV by hand. */
        SETTLED_BY_HAND
    }

    final AncvTransactionId id;
    final NewTransaction order;
    final TransactionBehavior behavior;
    private final Instant expires;
    private final List<Authorization> authorizations = new ArrayList<>();
    private final List<Long> charges = new ArrayList<>();
    private final List<Long> reCredits = new ArrayList<>();
    private Instant shownFrom = Instant.MAX;
    private Optional<Beneficiary> payer = Optional.empty();
    private AncvState state = AncvState.INITIALIZED;
    private int timesChargedAgain;
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);

    LedgerTransaction(AncvTransactionId id, NewTransaction order, TransactionBehavior behavior, Instant expires) {
        this.id = id;
        this.order = order;
        this.behavior = behavior;
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
        boolean late = NOT_CANCELLABLE.contains(state) || (state == AncvState.VALIDATED && behavior.captureFinal());
        return !isFinal() && !late && !behavior.cancellationForbidden();
    }

    Optional<Beneficiary> payer() {
        return payer;
    }

    void setState(AncvState next) {
        state = next;
    }

    void namePayer(Beneficiary beneficiary) {
        payer = Optional.of(beneficiary);
        state = AncvState.PROCESSING;
    }

    void authorise(List<Authorization> parts, Instant shown, AncvState next) {
        authorizations.addAll(parts);
        charges.add(parts.stream().mapToLong(Authorization::cents).sum());
        shownFrom = shown;
        state = next;
    }

    /** Charges the customer after the transaction was final. From now on the record shows only these authorizations. */
    void chargeAgain(List<Authorization> parts, Instant shown, AncvState next) {
        authorizations.clear();
        mark(Mark.LEFT_FINAL_STATE);
        authorise(parts, shown, next);
        timesChargedAgain++;
    }

    /** An operator and ANCV agreed on the amount that the customer has paid. */
    void correctTo(Authorization part) {
        authorizations.clear();
        authorizations.add(part);
        charges.add(part.cents() - held());
        state = AncvState.PAID;
    }

    /** Re-credits the full held amount to the customer, and returns it in cents. */
    long reCreditAll() {
        long back = held();
        if (!charges.isEmpty()) {
            reCredits.add(back);
        }
        return back;
    }

    void mark(Mark mark) {
        marks.add(mark);
    }

    boolean is(Mark mark) {
        return marks.contains(mark);
    }

    /** The sum of all charges, in cents. */
    long charged() {
        return charges.stream().mapToLong(Long::longValue).sum();
    }

    /** The charges minus the re-credits, in cents. */
    long held() {
        return charged() - reCredits.stream().mapToLong(Long::longValue).sum();
    }

    int chargeCount() {
        return charges.size();
    }

    int timesChargedAgain() {
        return timesChargedAgain;
    }

    /** Returns whether there is a single charge of this amount. */
    boolean hasCharge(long cents) {
        return charges.contains(cents);
    }

    /** The largest single charge, in cents. */
    long largestCharge() {
        return charges.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    int reCreditCount() {
        return reCredits.size();
    }

    /** ANCV's record, as a read at {@code now} returns it. */
    AncvTransaction shown(Instant now) {
        boolean hidden = now.isBefore(shownFrom)
                || (state == AncvState.CANCELLED && behavior.hidesAuthorizationsWhenCancelled());
        String shop = behavior.mismatchedShopPeriod().contains(now)
                ? OTHER_SHOP
                : order.shop().value();
        return new AncvTransaction(
                id,
                state,
                Optional.of(order.paymentId()),
                Optional.of(shop),
                Optional.of("978"),
                hidden ? List.of() : authorizations,
                behavior.hasExpirationDate() ? Optional.of(expires) : Optional.empty());
    }
}
