package fr.ancvconnect.simulation;

import fr.ancvconnect.domain.ancv.AncvState;
import java.time.Duration;
import java.util.List;

/** Schedules the capture, consignment and settlement of an authorization at ANCV, and sometimes a reversal by ANCV. */
final class CaptureSchedule {

    private static final List<AncvState> TAKEN_BACK =
            List.of(AncvState.CANCELLED, AncvState.CANCELLED, AncvState.EXPIRED, AncvState.REJECTED);

    private final VirtualScheduler time;
    private final SeededRandom chance;
    private final ReferenceLedger books;

    CaptureSchedule(VirtualScheduler time, SeededRandom chance, ReferenceLedger books) {
        this.time = time;
        this.chance = chance;
        this.books = books;
    }

    void begins(LedgerTransaction transaction) {
        long captured = captureDelay();
        long consigned = captured + chance.between(1_000, Duration.ofHours(8).toMillis());
        long paid = consigned + chance.between(1_000, Duration.ofDays(1).toMillis());
        if (transaction.temper.reversed()) {
            AncvState end = chance.of(TAKEN_BACK);
            time.in(chance.between(0, captured), () -> books.reverse(transaction, end));
        }
        time.in(captured, () -> books.advance(transaction, AncvState.AUTHORIZED, AncvState.VALIDATED));
        time.in(consigned, () -> books.advance(transaction, AncvState.VALIDATED, AncvState.CONSIGNED));
        time.in(paid, () -> books.advance(transaction, AncvState.CONSIGNED, AncvState.PAID));
    }

    private long captureDelay() {
        return switch (chance.between(0, 9)) {
            case 0, 1, 2 -> chance.between(0, 3_000);
            case 3, 4, 5, 6 -> chance.between(0, Duration.ofMinutes(10).toMillis());
            default -> chance.between(0, Duration.ofHours(6).toMillis());
        };
    }
}
