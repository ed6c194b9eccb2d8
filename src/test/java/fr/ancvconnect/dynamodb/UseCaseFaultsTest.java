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

    private static final int PERMANENTLY = 1_000_000;

    /** A sweep queries each shard of the index. These queries have no faults; the calls for the due payments do. */
    private final StoreFaults faults = new StoreFaults("Query");

    private final RecordedCalls calls = new RecordedCalls();
    private final ConcurrentServiceFixture fixture =
            new ConcurrentServiceFixture(new SequentialExecutor(), faults, calls);

    /** The number of calls that the use case makes without faults and in which a fault can occur. */
    private int calls(UseCaseScenario useCase) {
        Supplier<String> action = useCase.prepare(fixture, fixture.callers.folder(ConcurrentServiceFixture.TOTAL));
        List<String> operations = calls.of(() -> assertThat(action.get()).isEqualTo(useCase.expectedResult));
        return (int) operations.stream().filter(call -> !call.equals("Query")).count();
    }

    @ParameterizedTest
    @EnumSource
    void each_temporary_fault_leaves_the_result_unchanged(UseCaseScenario useCase) {
        int calls = calls(useCase);
        Map<FolderId, String> expected = new LinkedHashMap<>();
        List<StoreFault> all = StoreFault.all().toList();
        for (int number = 0; number < all.size(); number++) {
            FolderId folder = fixture.callers.folder(ConcurrentServiceFixture.TOTAL);
            Supplier<String> action = useCase.prepare(fixture, folder);
            faults.after(number % calls, all.get(number), 1);
            String result = action.get();
            assertThat(faults.remaining())
                    .as("%s occurred at call %d", all.get(number), number % calls)
                    .isZero();
            faults.end();
            assertThat(result)
                    .as("after %s at call %d", all.get(number), number % calls)
                    .isEqualTo(useCase.expectedResult);
            expected.put(folder, useCase.expectedStatuses);
        }
        fixture.assertFinalStatuses(expected);
    }

    @ParameterizedTest
    @EnumSource
    void a_crash_at_any_call_loses_nothing_and_repeats_nothing(UseCaseScenario useCase) {
        int calls = calls(useCase);
        for (int call = 0; call < calls; call++) {
            for (StoreFault.When when : StoreFault.When.values()) {
                FolderId folder = fixture.callers.folder(ConcurrentServiceFixture.TOTAL);
                Supplier<String> action = useCase.prepare(fixture, folder);
                faults.after(call, StoreFault.fatal(when), PERMANENTLY);
                String result = resultOf(action);
                assertThat(faults.remaining()).isLessThan(PERMANENTLY);
                assertThat(useCase.mayFailAt(call) || !result.equals(UseCaseScenario.CRASHED))
                        .as("%s failed %s call %d", useCase, when, call)
                        .isTrue();
                faults.end();
                fixture.callers.confirmShownTransactions(folder);
                assertThat(fixture.finalStatuses(folder))
                        .as("result %s, crash %s call %d", result, when, call)
                        .isIn(useCase.possibleStatuses(result));
            }
        }
    }

    @Test
    void persistent_throttling_loses_nothing() throws InterruptedException {
        List<UseCaseScenario> useCases = List.of(UseCaseScenario.values());
        Concurrently.times(useCases.size(), number -> {
            UseCaseScenario useCase = useCases.get(number);
            var busy = new StoreFaults("Query");
            var other = new ConcurrentServiceFixture(new SequentialExecutor(), busy);
            FolderId folder = other.callers.folder(ConcurrentServiceFixture.TOTAL);
            Supplier<String> action = useCase.prepare(other, folder);
            busy.after(1, StoreFault.THROTTLING, PERMANENTLY);
            String result = resultOf(action);
            busy.end();
            other.callers.confirmShownTransactions(folder);
            return assertThat(other.finalStatuses(folder))
                    .as("%s, result %s", useCase, result)
                    .isIn(useCase.possibleStatuses(result));
        });
    }

    private static String resultOf(Supplier<String> action) {
        try {
            return action.get();
        } catch (RuntimeException _) {
            return UseCaseScenario.CRASHED;
        }
    }
}
