package fr.ancvconnect.simulation;

import fr.ancvconnect.app.ancv.AncvApi;
import fr.ancvconnect.app.ancv.AncvResponse;
import fr.ancvconnect.app.ancv.Deadline;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.Money;
import fr.ancvconnect.domain.ancv.AncvTransactionId;

/** The ANCV port of the use cases: it checks each call against the rules and sends it over an unreliable network. */
final class FaultyAncv implements AncvApi {

    private final SimulatedLedger ledger;
    private final CallRules rules;
    private final FaultyWire wire;
    private final VirtualScheduler time;

    FaultyAncv(SimulatedLedger ledger, CallRules rules, FaultyWire wire, VirtualScheduler time) {
        this.ledger = ledger;
        this.rules = rules;
        this.wire = wire;
        this.time = time;
    }

    @Override
    public AncvResponse create(NewTransaction transaction, Deadline deadline) {
        rules.creating(transaction);
        return wire.sentOnce("create", deadline, () -> ledger.create(transaction));
    }

    @Override
    public AncvResponse namePayer(
            AncvTransactionId transaction, Beneficiary beneficiary, Money amount, Deadline deadline) {
        rules.naming(transaction, amount);
        return wire.liesAboutPayer()
                ? wire.sentOnce("payer", deadline, () -> ledger.namePayerAndDenyIt(transaction, beneficiary))
                : wire.sentOnce("payer", deadline, () -> ledger.namePayer(transaction, beneficiary));
    }

    @Override
    public AncvResponse read(AncvTransactionId transaction, Deadline deadline) {
        rules.reading(time.who(), transaction);
        return wire.retried("read", deadline, () -> ledger.read(transaction));
    }

    @Override
    public AncvResponse cancel(AncvTransactionId transaction, Deadline deadline) {
        rules.cancelling(transaction);
        return wire.retried("cancel", deadline, () -> ledger.cancel(transaction));
    }
}
