package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.domain.FolderId;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** Everything that writes payments, ready to be done: what its caller is told on a good day, and how it all ends. */
enum UseCaseScenario {

    START("PENDING", "EXPIRED") {
        @Override
        Supplier<String> ready(ConcurrentServiceFixture service, FolderId folder) {
            return () -> service.callers.starts(folder, "k1", 4_000);
        }

        @Override
        Set<String> endsAfter(String answer) {
            return answer.equals(DIED) ? Set.of("", "FAILED") : Set.of("PAID");
        }
    },

    NOTIFICATION("taken", "PAID") {
        @Override
        Supplier<String> ready(ConcurrentServiceFixture service, FolderId folder) {
            VersionedPayment payment = service.service.started(folder, "k1", 4_000);
            service.callers.taps(payment);
            return () -> service.callers.hears(payment);
        }
    },

    SWEEP("2 of 2", "EXPIRED PAID") {
        @Override
        Supplier<String> ready(ConcurrentServiceFixture service, FolderId folder) {
            service.callers.taps(service.service.started(folder, "k1", 4_000));
            service.service.started(folder, "k2", 2_000);
            service.service.clock().move(Duration.ofMinutes(4));
            return () -> told(service.service.sweepAfter(Duration.ZERO));
        }

        private static String told(SweepReport report) {
            return report.changed() + " of " + report.looked();
        }

        @Override
        Set<String> endsAfter(String answer) {
            return Set.of("EXPIRED PAID", "PAID PAID");
        }
    },

    REFUSAL("REFUSED", "REFUSED") {
        @Override
        Supplier<String> ready(ConcurrentServiceFixture service, FolderId folder) {
            VersionedPayment payment = service.callers.paid(folder, "k1", 4_000);
            return () -> service.callers.refuses(payment);
        }

        @Override
        Set<String> endsAfter(String answer) {
            return answer.equals(DIED) ? Set.of("PAID", "REFUSED") : Set.of("REFUSED");
        }

        @Override
        boolean mayDieAt(int call) {
            return call == 0;
        }
    },

    CANCELLATION("CANCELLED CANCELLED", "CANCELLED CANCELLED") {
        @Override
        Supplier<String> ready(ConcurrentServiceFixture service, FolderId folder) {
            service.callers.paid(folder, "k1", 4_000);
            service.service.started(folder, "k2", 2_000);
            return () -> service.callers.cancels(folder);
        }

        @Override
        Set<String> endsAfter(String answer) {
            return answer.equals(DIED) ? Set.of("PAID PAID", "CANCELLED CANCELLED") : Set.of("CANCELLED CANCELLED");
        }

        @Override
        boolean mayDieAt(int call) {
            return call == 0;
        }
    },

    UNBLOCKING("PAID", "PAID") {
        @Override
        Supplier<String> ready(ConcurrentServiceFixture service, FolderId folder) {
            VersionedPayment payment = service.callers.oddForAWhile(folder, "k1", 4_000);
            return () -> service.callers.unblocks(payment);
        }
    };

    /** The answer of one that threw. */
    static final String DIED = "died";

    final String goodAnswer;
    final String goodEnd;

    UseCaseScenario(String goodAnswer, String goodEnd) {
        this.goodAnswer = goodAnswer;
        this.goodEnd = goodEnd;
    }

    /** All that must be there before it; then it is done by asking for its answer. */
    abstract Supplier<String> ready(ConcurrentServiceFixture service, FolderId folder);

    /** What the payments can be in the end where the store went away and the customer taps what is shown. */
    Set<String> endsAfter(String answer) {
        return Set.of(goodEnd);
    }

    /** Whether its caller may be told of a failure there: not once the intent is written, which is carried out anyhow. */
    boolean mayDieAt(int call) {
        return true;
    }
}
