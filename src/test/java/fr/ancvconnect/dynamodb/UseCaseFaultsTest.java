package fr.ancvconnect.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.SequentialExecutor;
import fr.ancvconnect.domain.FolderId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each use case with faults of DynamoDB. A temporary fault does not change the result. After a crash at any call, nothing is
 * lost and nothing is done twice.
 */
class UseCaseFaultsTest {

    private static final int FOR_GOOD = 1_000_000;

    /** A sweep queries the index sixteen times. These queries have no faults; the calls for the due payments do. */
    private final StoreFaults faults = new StoreFaults("Query");

    private final RecordedCalls calls = new RecordedCalls();
    private final ConcurrentServiceFixture service =
            new ConcurrentServiceFixture(new SequentialExecutor(), faults, calls);

    /** The number of calls that the use case makes without faults and in which a fault can occur. */
    private int calls(UseCaseScenario verb) {
        Supplier<String> action = verb.ready(service, service.callers.folder(ConcurrentServiceFixture.TOTAL));
        List<String> made = calls.of(() -> assertThat(action.get()).isEqualTo(verb.goodAnswer));
        return (int) made.stream().filter(call -> !call.equals("Query")).count();
    }

    @ParameterizedTest
    @EnumSource
    void what_passes_is_got_over(UseCaseScenario verb) {
        int calls = calls(verb);
        Map<FolderId, String> ends = new LinkedHashMap<>();
        List<StoreFault> all = StoreFault.all().toList();
        for (int number = 0; number < all.size(); number++) {
            FolderId folder = service.callers.folder(ConcurrentServiceFixture.TOTAL);
            Supplier<String> action = verb.ready(service, folder);
            faults.after(number % calls, all.get(number), 1);
            String answer = action.get();
            assertThat(faults.left())
                    .as("%s met call %d", all.get(number), number % calls)
                    .isZero();
            faults.end();
            assertThat(answer)
                    .as("after %s at call %d", all.get(number), number % calls)
                    .isEqualTo(verb.goodAnswer);
            ends.put(folder, verb.goodEnd);
        }
        service.close(ends);
    }

    @ParameterizedTest
    @EnumSource
    void wherever_it_dies_nothing_is_lost_and_nothing_done_twice(UseCaseScenario verb) {
        int calls = calls(verb);
        for (int call = 0; call < calls; call++) {
            for (StoreFault.When when : StoreFault.When.values()) {
                FolderId folder = service.callers.folder(ConcurrentServiceFixture.TOTAL);
                Supplier<String> action = verb.ready(service, folder);
                faults.after(call, StoreFault.fatal(when), FOR_GOOD);
                String answer = answer(action);
                assertThat(faults.left()).isLessThan(FOR_GOOD);
                assertThat(verb.mayDieAt(call) || !answer.equals(UseCaseScenario.DIED))
                        .as("%s died %s call %d", verb, when, call)
                        .isTrue();
                faults.end();
                service.callers.tapsWhatIsShown(folder);
                assertThat(service.closed(folder))
                        .as("told %s, dead %s call %d", answer, when, call)
                        .isIn(verb.endsAfter(answer));
            }
        }
    }

    @Test
    void a_store_that_stays_busy_loses_nothing_either() throws InterruptedException {
        Concurrently.times(UseCaseScenario.values().length, number -> {
            UseCaseScenario verb = UseCaseScenario.values()[number];
            var busy = new StoreFaults("Query");
            var other = new ConcurrentServiceFixture(new SequentialExecutor(), busy);
            FolderId folder = other.callers.folder(ConcurrentServiceFixture.TOTAL);
            Supplier<String> action = verb.ready(other, folder);
            busy.after(1, StoreFault.THROTTLING, FOR_GOOD);
            String answer = answer(action);
            busy.end();
            other.callers.tapsWhatIsShown(folder);
            return assertThat(other.closed(folder))
                    .as("%s told %s", verb, answer)
                    .isIn(verb.endsAfter(answer));
        });
    }

    private static String answer(Supplier<String> action) {
        try {
            return action.get();
        } catch (RuntimeException _) {
            return UseCaseScenario.DIED;
        }
    }
}
