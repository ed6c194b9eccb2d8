package fr.ancvconnect.local.simulator.protocol;

import static fr.ancvconnect.local.simulator.protocol.ErrorCode.BENEFICIARY_NOT_FOUND;
import static fr.ancvconnect.local.simulator.protocol.ErrorCode.INVALID_TRANSACTION_AMOUNT;
import static fr.ancvconnect.local.simulator.protocol.ErrorCode.INVALID_TRANSACTION_CURRENCY;
import static fr.ancvconnect.local.simulator.protocol.ErrorCode.MERCHANT_NOT_ALLOWED;
import static fr.ancvconnect.local.simulator.protocol.ErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED;
import static fr.ancvconnect.local.simulator.protocol.ErrorCode.OTHER_TRANSACTION_PENDING;
import static fr.ancvconnect.local.simulator.protocol.ErrorCode.TRANSACTION_NOT_FOUND;

import fr.ancvconnect.local.simulator.http.WireAmount;
import fr.ancvconnect.local.simulator.ledger.Ledger;
import fr.ancvconnect.local.simulator.model.Accounts;
import fr.ancvconnect.local.simulator.model.Accounts.Account;
import fr.ancvconnect.local.simulator.model.Transaction;
import fr.ancvconnect.local.simulator.model.Transaction.Payer;
import fr.ancvconnect.local.simulator.model.TransactionOrder;
import fr.ancvconnect.local.simulator.model.TransactionState;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** The business rules of ANCV's protocol for a merchant. {@link Protocol} has checked the format and the seal before. */
public final class AcquiringApi {

    private static final Set<String> SHOPS_UNDER_CONTRACT = Set.of("10000651", "10000652");
    private static final long MAX_CENTS = 10_000_000;

    private final Ledger ledger;
    private final String serviceProviderId;
    private final long minimumCents;
    private final Supplier<String> ids;

    public AcquiringApi(Ledger ledger, String serviceProviderId, long minimumCents, Supplier<String> ids) {
        this.ledger = ledger;
        this.serviceProviderId = serviceProviderId;
        this.minimumCents = minimumCents;
        this.ids = ids;
    }

    /** A repeated payment id creates another transaction: ANCV accepts it. */
    CallResult create(TransactionOrder order, Instant now) {
        if (!SHOPS_UNDER_CONTRACT.contains(order.shopId())
                || !order.serviceProviderId().equals(serviceProviderId)) {
            return error(MERCHANT_NOT_ALLOWED, "no contract for this shop with this service provider");
        }
        if (!order.currency().equals(WireAmount.EURO)) {
            return error(INVALID_TRANSACTION_CURRENCY, "the currency is not euro");
        }
        if (isOutOfBounds(order.cents())) {
            return error(INVALID_TRANSACTION_AMOUNT, "the amount is out of bounds");
        }
        if (!ledger.transactions().hasCapacity()) {
            return new CallResult.Overloaded("too many transactions are open");
        }
        return new CallResult.Accepted(ledger.write(Transaction.created(ids.get(), order, now)));
    }

    CallResult namePayer(String id, PayerRequest request, Instant now) {
        return found(id, transaction -> namePayer(transaction, request, now));
    }

    CallResult read(String id) {
        return found(id, CallResult.Accepted::new);
    }

    /** Returns the full authorized amount to the customer. ANCV's protocol has no partial cancellation. */
    CallResult cancel(String id, Instant now) {
        return found(id, transaction -> {
            if (!transaction.state().canBeCancelled()) {
                return error(OPERATION_TRANSACTION_NOT_ALLOWED, "a transaction in this state is not cancelled");
            }
            return new CallResult.Accepted(cancelled(transaction, now));
        });
    }

    private CallResult namePayer(Transaction transaction, PayerRequest request, Instant now) {
        if (transaction.state() != TransactionState.INITIALIZED) {
            return error(OPERATION_TRANSACTION_NOT_ALLOWED, "a payer is named once, on a new transaction");
        }
        if (!request.amount().currency().equals(WireAmount.EURO)) {
            return error(INVALID_TRANSACTION_CURRENCY, "the currency is not euro");
        }
        if (isOutOfBounds(request.amount().cents())
                || request.amount().cents() != transaction.order().cents()) {
            return error(INVALID_TRANSACTION_AMOUNT, "the payer's amount is out of bounds or not the order's");
        }
        return Accounts.find(request.beneficiaryId())
                .map(customer -> requestConfirmation(transaction, request, customer, now))
                .orElseGet(() -> error(BENEFICIARY_NOT_FOUND, "no such customer"));
    }

    private CallResult requestConfirmation(
            Transaction transaction, PayerRequest request, Account customer, Instant now) {
        if (ledger.transactions().pendingOf(customer).isPresent()) {
            return error(OTHER_TRANSACTION_PENDING, "this customer has another request waiting on the phone");
        }
        Payer payer =
                new Payer(request.beneficiaryId(), customer, request.amount().cents(), Optional.empty());
        return new CallResult.Accepted(ledger.write(transaction.authorization(payer, now)));
    }

    private Transaction cancelled(Transaction transaction, Instant now) {
        Transaction cancelled = transaction.to(TransactionState.CANCELLED, now);
        return transaction
                .payer()
                .filter(_ -> transaction.state().holdsMoney())
                .map(payer -> ledger.write(cancelled, payer.customer(), transaction.authorizedCents()))
                .orElseGet(() -> ledger.write(cancelled));
    }

    private CallResult found(String id, Function<Transaction, CallResult> then) {
        return ledger.transactions()
                .find(id)
                .map(then)
                .orElseGet(() -> error(TRANSACTION_NOT_FOUND, "no such transaction"));
    }

    private boolean isOutOfBounds(long cents) {
        return cents < minimumCents || cents > MAX_CENTS;
    }

    private static CallResult error(ErrorCode code, String message) {
        return new CallResult.CallError(code, message);
    }

    /** The result of a call of the protocol. */
    sealed interface CallResult {

        /** The call succeeded. The transaction is the state after the call. */
        record Accepted(Transaction transaction) implements CallResult {}

        /** ANCV refuses the call. */
        record CallError(ErrorCode code, String message) implements CallResult {}

        /** The simulator has no capacity for another transaction. The caller can retry. */
        record Overloaded(String message) implements CallResult {}
    }
}
