package fr.ancvconnect.dynamodb;

import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.app.settlement.SweepReport;
import fr.ancvconnect.domain.FolderId;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** All use cases that write payments, with the expected result and the final statuses without faults. */
enum UseCaseScenario {
    START("PENDING", "EXPIRED") {
        @Override
        Supplier<String> prepare(ConcurrentServiceFixture fixture, FolderId folder) {
            return () -> fixture.callers.start(folder, "k1", 4_000);
        }

        @Override
        Set<String> possibleStatuses(String result) {
            return result.equals(CRASHED) ? Set.of("", "FAILED") : Set.of("PAID");
        }
    },

    NOTIFICATION("accepted", "PAID") {
        @Override
        Supplier<String> prepare(ConcurrentServiceFixture fixture, FolderId folder) {
            VersionedPayment payment = fixture.service.startPayment(folder, "k1", 4_000);
            fixture.callers.confirm(payment);
            return () -> fixture.callers.deliverNotification(payment);
        }
    },

    SWEEP("2 of 2", "EXPIRED PAID") {
        @Override
        Supplier<String> prepare(ConcurrentServiceFixture fixture, FolderId folder) {
            fixture.callers.confirm(fixture.service.startPayment(folder, "k1", 4_000));
            fixture.service.startPayment(folder, "k2", 2_000);
            fixture.service.clock().move(Duration.ofMinutes(4));
            return () -> describe(fixture.service.sweepAfter(Duration.ZERO));
        }

        private static String describe(SweepReport report) {
            return report.answered() + " of " + report.processed();
        }

        @Override
        Set<String> possibleStatuses(String result) {
            return Set.of("EXPIRED PAID", "PAID PAID");
        }
    },

    REFUSAL("REFUSED", "REFUSED") {
        @Override
        Supplier<String> prepare(ConcurrentServiceFixture fixture, FolderId folder) {
            VersionedPayment payment = fixture.callers.startAndConfirmPayment(folder, "k1", 4_000);
            return () -> fixture.callers.refuse(payment);
        }

        @Override
        Set<String> possibleStatuses(String result) {
            return result.equals(CRASHED) ? Set.of("PAID", "REFUSED") : Set.of("REFUSED");
        }

        @Override
        boolean mayFailAt(int call) {
            return call == 0;
        }
    },

    CANCELLATION("CANCELLED CANCELLED", "CANCELLED CANCELLED") {
        @Override
        Supplier<String> prepare(ConcurrentServiceFixture fixture, FolderId folder) {
            fixture.callers.startAndConfirmPayment(folder, "k1", 4_000);
            fixture.service.startPayment(folder, "k2", 2_000);
            return () -> fixture.callers.cancel(folder);
        }

        @Override
        Set<String> possibleStatuses(String result) {
            return result.equals(CRASHED) ? Set.of("PAID PAID", "CANCELLED CANCELLED") : Set.of("CANCELLED CANCELLED");
        }

        @Override
        boolean mayFailAt(int call) {
            return call == 0;
        }
    },

    UNBLOCKING("PAID", "PAID") {
        @Override
        Supplier<String> prepare(ConcurrentServiceFixture fixture, FolderId folder) {
            VersionedPayment payment = fixture.callers.startWithTemporaryMismatch(folder, "k1", 4_000);
            return () -> fixture.callers.unblock(payment);
        }
    };

    /** The result of a use case that threw an exception. */
    static final String CRASHED = "crashed";

    final String expectedResult;
    final String expectedStatuses;

    UseCaseScenario(String expectedResult, String expectedStatuses) {
        this.expectedResult = expectedResult;
        this.expectedStatuses = expectedStatuses;
    }

    /** Prepares the data. The returned supplier runs the use case and returns its result. */
    abstract Supplier<String> prepare(ConcurrentServiceFixture fixture, FolderId folder);

    /**
     * The possible final statuses of the payments after the store failed and the customer confirmed the request that is shown.
     */
    Set<String> possibleStatuses(String result) {
        return Set.of(expectedStatuses);
    }

    /**
     * Whether the caller may receive a failure at this call. It may not after the intent is written, because the intent is then
     * carried out in any case.
     */
    boolean mayFailAt(int call) {
        return true;
    }
}
