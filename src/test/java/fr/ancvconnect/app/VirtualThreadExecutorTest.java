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

    static Stream<ParallelExecutor> ways() {
        return Stream.of(new VirtualThreadExecutor(), new SequentialExecutor());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void the_results_come_in_the_order_of_the_tasks(ParallelExecutor way) {
        List<Supplier<Integer>> tasks = IntStream.range(0, 20)
                .<Supplier<Integer>>mapToObj(number -> () -> number)
                .toList();
        assertThat(way.all(3, tasks.iterator()))
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
        assertThat(way.all(3, List.<Supplier<Integer>>of().iterator())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void one_that_throws_keeps_no_other_from_being_done(ParallelExecutor way) {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        assertThatThrownBy(() -> way.all(
                        2,
                        IntStream.range(0, 10)
                                .<Supplier<Boolean>>mapToObj(
                                        number -> () -> number % 4 == 1 ? fails(number) : done.add(number))
                                .iterator()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("1")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("5", "9"));
        assertThat(done).containsExactlyInAnyOrder(0, 2, 3, 4, 6, 7, 8);
    }

    @Test
    void threads_do_so_many_at_once_and_never_more() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var three = new CountDownLatch(3);
        Supplier<Boolean> task = () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            three.countDown();
            boolean together = arrived(three);
            running.decrementAndGet();
            return together;
        };
        assertThat(new VirtualThreadExecutor()
                        .all(3, Collections.nCopies(30, task).iterator()))
                .containsOnly(true);
        assertThat(most).hasValue(3);
    }

    @Test
    void who_is_interrupted_while_waiting_is_told_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new VirtualThreadExecutor().all(1, tasks(() -> arrived(new CountDownLatch(1)))))
                .isInstanceOf(IllegalStateException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void an_error_in_a_thread_is_thrown_as_it_is() {
        assertThatThrownBy(() -> new VirtualThreadExecutor().all(2, tasks(() -> true, () -> {
                    throw new InternalError("broken");
                })))
                .isInstanceOf(InternalError.class);
    }

    @SafeVarargs
    private static Iterator<Supplier<Boolean>> tasks(Supplier<Boolean>... tasks) {
        return List.of(tasks).iterator();
    }

    private static boolean fails(int number) {
        throw new IllegalStateException(Integer.toString(number));
    }

    private static boolean arrived(CountDownLatch latch) {
        try {
            return latch.await(Eventually.LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            return false;
        }
    }
}
