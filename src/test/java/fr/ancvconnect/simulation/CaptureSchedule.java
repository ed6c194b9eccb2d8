package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.ancv.AncvState;
import java.time.Duration;
import java.util.List;

/** Schedules the capture, consignment and settlement of an authorization at ANCV, and sometimes a reversal by ANCV. */
final class CaptureSchedule {

    private static final List<AncvState> REVERSED_STATES =
            List.of(AncvState.CANCELLED, AncvState.CANCELLED, AncvState.EXPIRED, AncvState.REJECTED);

    private final VirtualScheduler time;
    private final SeededRandom random;
    private final ReferenceLedger referenceLedger;

    CaptureSchedule(VirtualScheduler time, SeededRandom random, ReferenceLedger referenceLedger) {
        this.time = time;
        this.random = random;
        this.referenceLedger = referenceLedger;
    }

    void start(LedgerTransaction transaction) {
        long captured = captureDelay();
        long consigned = captured + random.between(1_000, Duration.ofHours(8).toMillis());
        long paid = consigned + random.between(1_000, Duration.ofDays(1).toMillis());
        if (transaction.behavior.reversed()) {
            AncvState end = random.of(REVERSED_STATES);
            time.schedule(random.between(0, captured), () -> referenceLedger.reverse(transaction, end));
        }
        time.schedule(captured, () -> referenceLedger.advance(transaction, AncvState.AUTHORIZED, AncvState.VALIDATED));
        time.schedule(consigned, () -> referenceLedger.advance(transaction, AncvState.VALIDATED, AncvState.CONSIGNED));
        time.schedule(paid, () -> referenceLedger.advance(transaction, AncvState.CONSIGNED, AncvState.PAID));
    }

    private long captureDelay() {
        return switch (random.between(0, 9)) {
            case 0, 1, 2 -> random.between(0, 3_000);
            case 3, 4, 5, 6 -> random.between(0, Duration.ofMinutes(10).toMillis());
            default -> random.between(0, Duration.ofHours(6).toMillis());
        };
    }
}
