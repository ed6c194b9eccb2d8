package fr.ancvconnect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ancvconnect.Eventually;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VirtualThreadExecutorTest {

    static Stream<ParallelExecutor> executors() {
        return Stream.of(new VirtualThreadExecutor(), new SequentialExecutor());
    }

    @ParameterizedTest
    @MethodSource("executors")
    void the_results_are_in_the_order_of_the_tasks(ParallelExecutor executor) {
        List<Supplier<Integer>> tasks = IntStream.range(0, 20)
                .<Supplier<Integer>>mapToObj(number -> () -> number)
                .toList();
        assertThat(executor.runAll(3, tasks.iterator()))
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
        assertThat(executor.runAll(3, List.<Supplier<Integer>>of().iterator())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("executors")
    void a_task_that_throws_does_not_stop_the_others(ParallelExecutor executor) {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        assertThatThrownBy(() -> executor.runAll(
                        2,
                        IntStream.range(0, 10)
                                .<Supplier<Boolean>>mapToObj(
                                        number -> () -> number % 4 == 1 ? fail(number) : done.add(number))
                                .iterator()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("5", "9"));
        assertThat(done).containsExactlyInAnyOrder(0, 2, 3, 4, 6, 7, 8);
    }

    @Test
    void the_number_of_parallel_tasks_is_limited() {
        var running = new AtomicInteger();
        var maximum = new AtomicInteger();
        var arrivals = new CountDownLatch(3);
        Supplier<Boolean> task = () -> {
            maximum.accumulateAndGet(running.incrementAndGet(), Math::max);
            arrivals.countDown();
            boolean parallel = await(arrivals);
            running.decrementAndGet();
            return parallel;
        };
        assertThat(new VirtualThreadExecutor()
                        .runAll(3, Collections.nCopies(30, task).iterator()))
                .containsOnly(true);
        assertThat(maximum).hasValue(3);
    }

    @Test
    void an_interrupted_caller_gets_an_exception_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new VirtualThreadExecutor().runAll(1, tasks(() -> await(new CountDownLatch(1)))))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void an_error_in_a_task_is_thrown_unchanged() {
        assertThatThrownBy(() -> new VirtualThreadExecutor().runAll(2, tasks(() -> true, () -> {
                    throw new InternalError("broken");
                })))
                .isInstanceOf(InternalError.class);
    }

    @SafeVarargs
    private static Iterator<Supplier<Boolean>> tasks(Supplier<Boolean>... tasks) {
        return List.of(tasks).iterator();
    }

    private static boolean fail(int number) {
        throw new IllegalStateException(Integer.toString(number));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            return false;
        }
    }
}
