package fr.ancvconnect.local.simulator;

import static fr.ancvconnect.local.simulator.ErrorCode.BENEFICIARY_NOT_FOUND;
import static fr.ancvconnect.local.simulator.ErrorCode.INVALID_TRANSACTION_AMOUNT;
import static fr.ancvconnect.local.simulator.ErrorCode.INVALID_TRANSACTION_CURRENCY;
import static fr.ancvconnect.local.simulator.ErrorCode.MERCHANT_NOT_ALLOWED;
import static fr.ancvconnect.local.simulator.ErrorCode.OPERATION_TRANSACTION_NOT_ALLOWED;
import static fr.ancvconnect.local.simulator.ErrorCode.OTHER_TRANSACTION_PENDING;
import static fr.ancvconnect.local.simulator.ErrorCode.TRANSACTION_NOT_FOUND;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a merchant may do, in the rules of ANCV's protocol; form and seal were right before. */
final class Acquiring {

    private static final Set<String> SHOPS_UNDER_CONTRACT = Set.of("10000651", "10000652");
    private static final long MOST_CENTS = 10_000_000;

    private final Ledger ledger;
    private final String serviceProviderId;
    private final long minimumCents;
    private final Supplier<String> ids;

    Acquiring(Ledger ledger, String serviceProviderId, long minimumCents, Supplier<String> ids) {
        this.ledger = ledger;
        this.serviceProviderId = serviceProviderId;
        this.minimumCents = minimumCents;
        this.ids = ids;
    }

    /** The same payment id again is another transaction: ANCV accepts it. */
    Outcome create(Asked asked, Instant now) {
        if (!SHOPS_UNDER_CONTRACT.contains(asked.shopId()) || !asked.serviceProviderId().equals(serviceProviderId)) {
            return no(MERCHANT_NOT_ALLOWED, "no contract for this shop with this service provider");
        }
        if (!asked.currency().equals(WireAmount.EURO)) {
            return no(INVALID_TRANSACTION_CURRENCY, "the currency is not euro");
        }
        if (isOutOfBounds(asked.cents())) {
            return no(INVALID_TRANSACTION_AMOUNT, "the amount is out of bounds");
        }
        if (!ledger.transactions().haveRoom()) {
            return new Outcome.Overloaded("too many transactions are open");
        }
        return new Outcome.Accepted(ledger.write(Transaction.created(ids.get(), asked, now)));
    }

    Outcome namePayer(String id, PayerRequest request, Instant now) {
        return found(id, transaction -> namePayer(transaction, request, now));
    }

    Outcome read(String id) {
        return found(id, Outcome.Accepted::new);
    }

    /** Gives the whole authorised amount back; ANCV's protocol offers no part of it. */
    Outcome cancel(String id, Instant now) {
        return found(id, transaction -> {
            if (!transaction.state().canBeCancelled()) {
                return no(OPERATION_TRANSACTION_NOT_ALLOWED, "a transaction in this state is not cancelled");
            }
            return new Outcome.Accepted(cancelled(transaction, now));
        });
    }

    private Outcome namePayer(Transaction transaction, PayerRequest request, Instant now) {
        if (transaction.state() != State.INITIALIZED) {
            return no(OPERATION_TRANSACTION_NOT_ALLOWED, "a payer is named once, on a new transaction");
        }
        if (!request.amount().currency().equals(WireAmount.EURO)) {
            return no(INVALID_TRANSACTION_CURRENCY, "the currency is not euro");
        }
        if (isOutOfBounds(request.amount().cents()) || request.amount().cents() != transaction.asked().cents()) {
            return no(INVALID_TRANSACTION_AMOUNT, "the payer's amount is out of bounds or not the order's");
        }
        return Customers.find(request.beneficiaryId())
                .map(customer -> ask(transaction, request, customer, now))
                .orElseGet(() -> no(BENEFICIARY_NOT_FOUND, "no such customer"));
    }

    private Outcome ask(Transaction transaction, PayerRequest request, Customer customer, Instant now) {
        if (ledger.transactions().waitingFor(customer).isPresent()) {
            return no(OTHER_TRANSACTION_PENDING, "this customer has another request waiting on the phone");
        }
        Payer payer = new Payer(request.beneficiaryId(), customer, request.amount().cents(), Optional.empty());
        return new Outcome.Accepted(ledger.write(transaction.asking(payer, now)));
    }

    private Transaction cancelled(Transaction transaction, Instant now) {
        Transaction cancelled = transaction.to(State.CANCELLED, now);
        return transaction.payer().filter(_ -> transaction.state().holdsMoney())
                .map(payer -> ledger.write(cancelled, payer.customer(), transaction.authorizedCents()))
                .orElseGet(() -> ledger.write(cancelled));
    }

    private Outcome found(String id, Function<Transaction, Outcome> then) {
        return ledger.transactions().find(id).map(then)
                .orElseGet(() -> no(TRANSACTION_NOT_FOUND, "no such transaction"));
    }

    private boolean isOutOfBounds(long cents) {
        return cents < minimumCents || cents > MOST_CENTS;
    }

    private static Outcome no(ErrorCode code, String message) {
        return new Outcome.Failure(code, message);
    }
}
