package fr.ancvconnect.simulation;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.decision.Resolution;
import java.util.ArrayList;
import java.util.List;

/** The planned requests of one simulation and their times. Many of them overlap. */
final class Scenario {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final List<Beneficiary> CUSTOMERS = List.of(
            Beneficiary.parse("marie@exemple.fr").orElseThrow(),
                    Beneficiary.parse("paul@exemple.fr").orElseThrow(),
            Beneficiary.parse("12345678903").orElseThrow(),
                    Beneficiary.parse("zoe@exemple.fr").orElseThrow());

    /** A payment that a caller requests, sometimes several times. */
    private record PlannedPayment(
            FolderId folder, IdempotencyKey key, long cents, Beneficiary customer, Caller caller) {}

    private final SeededRandom random;
    private final RequestSchedule requests;
    private final List<FolderId> folders;
    private final List<PlannedPayment> plannedPayments = new ArrayList<>();
    private final List<Long> peaks = new ArrayList<>();
    private final long length;

    Scenario(SeededRandom random, RequestSchedule requests, List<FolderId> folders) {
        this.random = random;
        this.requests = requests;
        this.folders = folders;
        this.length = random.percent(60) ? 15 * MINUTE : 5 * HOUR;
    }

    /** The length of the active phase, in milliseconds. After it, all faults stop. */
    long length() {
        return length;
    }

    void plan() {
        for (int count = random.between(1, 4); count > 0; count--) {
            peaks.add(random.between(0, length / 2));
        }
        for (int count = random.between(1, 12); count > 0; count--) {
            start();
        }
        for (int count = random.between(0, 6); count > 0; count--) {
            refusal();
        }
        for (int count = random.between(0, 2); count > 0; count--) {
            requests.cancel(laterTime(), random.of(folders));
        }
        for (int count = random.between(0, 2); count > 0; count--) {
            requests.declare(someTime(), random.of(folders), random.between(1, 70_000));
        }
        for (int count = random.between(0, 2); count > 0; count--) {
            PlannedPayment planned = random.of(plannedPayments);
            requests.unblock(random.between(0, length), planned.folder(), idOf(planned));
        }
        for (int count = random.between(0, 2); count > 0; count--) {
            PlannedPayment planned = random.of(plannedPayments);
            requests.resolve(random.between(0, length), planned.folder(), idOf(planned), Resolution.CANCEL_AT_ANCV);
        }
        for (int count = random.between(0, 3); count > 0; count--) {
            requests.sweep(someTime());
        }
    }

    private void start() {
        FolderId folder = random.of(folders);
        var key = new IdempotencyKey("key-" + plannedPayments.size());
        Caller caller = caller(folder);
        var planned = new PlannedPayment(folder, key, random.between(1_800, 8_999), random.of(CUSTOMERS), caller);
        plannedPayments.add(planned);
        long at = someTime();
        sendStart(at, planned, planned.cents());
        if (random.percent(30)) {
            sendStart(at + random.between(0, 2 * SECOND), planned, planned.cents());
        }
        if (random.percent(15)) {
            sendStart(at + random.between(0, 10 * MINUTE), planned, planned.cents() + random.between(0, 1));
        }
    }

    private Caller caller(FolderId folder) {
        int percent = random.between(0, 99);
        if (percent < 22) {
            return new Caller.Guest(folder);
        }
        return percent < 40
                ? new Caller.LinkPayer(folder, random.of(SimulationWorld.linksOf(folder)))
                : RequestSchedule.CASHIER;
    }

    private void sendStart(long at, PlannedPayment planned, long cents) {
        requests.start(at, planned.caller(), planned.folder(), planned.key(), cents, planned.customer());
    }

    private void refusal() {
        PlannedPayment planned = random.of(plannedPayments);
        long at = laterTime();
        requests.refuse(at, planned.folder(), idOf(planned));
        if (random.percent(30)) {
            requests.refuse(at + random.between(0, SECOND), planned.folder(), idOf(planned));
        }
    }

    /** A time at a peak with other requests, or any other time. */
    private long someTime() {
        return random.percent(70) ? random.of(peaks) + random.between(0, SECOND) : random.between(0, length * 3 / 4);
    }

    private long laterTime() {
        return switch (random.between(0, 3)) {
            case 0 -> random.between(0, length);
            case 1 -> random.of(peaks) + random.between(0, 3 * SECOND);
            case 2 -> random.of(peaks) + 3 * MINUTE + 15 * SECOND + random.between(0, MINUTE);
            default -> random.of(peaks) + random.between(0, 5 * MINUTE);
        };
    }

    private static PaymentId idOf(PlannedPayment planned) {
        return RequestSchedule.idOf(planned.caller(), planned.folder(), planned.key());
    }
}
