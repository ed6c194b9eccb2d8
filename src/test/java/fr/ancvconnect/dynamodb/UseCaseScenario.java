package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.domain.FolderId;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** All use cases that write payments, ready to run, with the result without faults and the final status. */
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

    /** The result of a use case that threw an exception. */
    static final String DIED = "died";

    final String goodAnswer;
    final String goodEnd;

    UseCaseScenario(String goodAnswer, String goodEnd) {
        this.goodAnswer = goodAnswer;
        this.goodEnd = goodEnd;
    }

    /** Prepares the data. The returned supplier runs the use case and returns its result. */
    abstract Supplier<String> ready(ConcurrentServiceFixture service, FolderId folder);

    /**
     * The possible final statuses of the payments after the store failed and the customer confirmed the request that is shown.
     */
    Set<String> endsAfter(String answer) {
        return Set.of(goodEnd);
    }

    /**
     * Whether the caller may receive a failure at this call. It may not after the intent is written, because the intent is then
     * carried out in any case.
     */
    boolean mayDieAt(int call) {
        return true;
    }
}
