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
        rules.beforeCreate(transaction);
        return wire.send("create", deadline, () -> ledger.create(transaction));
    }

    @Override
    public AncvResponse namePayer(
            AncvTransactionId transaction, Beneficiary beneficiary, Money amount, Deadline deadline) {
        rules.beforeNamePayer(transaction, amount);
        return wire.rejectsAppliedPayerCall()
                ? wire.send("payer", deadline, () -> ledger.namePayerAndReject(transaction, beneficiary))
                : wire.send("payer", deadline, () -> ledger.namePayer(transaction, beneficiary));
    }

    @Override
    public AncvResponse read(AncvTransactionId transaction, Deadline deadline) {
        rules.beforeRead(time.currentActor(), transaction);
        return wire.sendWithRetries("read", deadline, () -> ledger.read(transaction));
    }

    @Override
    public AncvResponse cancel(AncvTransactionId transaction, Deadline deadline) {
        rules.beforeCancel(transaction);
        return wire.sendWithRetries("cancel", deadline, () -> ledger.cancel(transaction));
    }
}
