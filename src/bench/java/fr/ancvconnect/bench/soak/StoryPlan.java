package fr.ancvconnect.bench.soak;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What happens to one booking. It depends on the seed and the number of the story only, so that a run can be repeated.
 *
 * @param number          distinguishes the folder and the customer
 * @param cents           the requested amount
 * @param phone           what the customer does
 * @param end             what happens after the customer's decision
 * @param repeatsStart    whether the guest clicks twice
 * @param phoneAfter      the time from the start to the customer's decision
 * @param endAfter        the time from the outcome to the end
 */
record StoryPlan(
        long number,
        long cents,
        PhoneAction phone,
        End end,
        boolean repeatsStart,
        Duration phoneAfter,
        Duration endAfter) {

    private static final int PERCENT = 100;
    private static final int REPEATED_PERCENT = 10;
    private static final int MIN_CENTS = 20_00;
    private static final int MAX_CENTS = 600_00;
    private static final int ESTABLISHMENTS = 20;
    private static final long ABOVE_BALANCE_CENTS = 1_500_00;

    /** What the customer does with the request on the phone. */
    enum PhoneAction {
        CONFIRM,
        CONFIRM_LESS,
        DECLINE,
        /** The request expires. */
        IGNORE
    }

    /** What happens after the outcome, or in place of the customer's decision. */
    enum End {
        /** The platform reads the folder. */
        READ,
        /** The establishment refuses the payment. */
        REFUSE,
        /** The establishment refuses before the customer decides. */
        REFUSE_EARLY,
        /** The platform cancels the folder. */
        CANCEL,
        /** The platform cancels the folder before the customer decides. */
        CANCEL_EARLY
    }

    private record Weighted(int weight, PhoneAction phone, End end) {}

    private static final List<Weighted> MIXTURE = List.of(
            new Weighted(58, PhoneAction.CONFIRM, End.READ),
            new Weighted(8, PhoneAction.CONFIRM_LESS, End.READ),
            new Weighted(8, PhoneAction.DECLINE, End.READ),
            new Weighted(6, PhoneAction.IGNORE, End.READ),
            new Weighted(10, PhoneAction.CONFIRM, End.REFUSE),
            new Weighted(3, PhoneAction.IGNORE, End.REFUSE_EARLY),
            new Weighted(5, PhoneAction.CONFIRM, End.CANCEL),
            new Weighted(2, PhoneAction.IGNORE, End.CANCEL_EARLY));

    /** The plan of this story. */
    static StoryPlan of(long number, long seed) {
        // Neighbouring seeds give similar first numbers, so the number is spread first.
        var random = new Random((seed + number) * 0x9E3779B97F4A7C15L);
        Weighted kind = kind(random.nextInt(PERCENT));
        boolean isAboveBalance = random.nextInt(PERCENT) < 3;
        return new StoryPlan(
                number,
                isAboveBalance ? ABOVE_BALANCE_CENTS : MIN_CENTS + random.nextInt(MAX_CENTS),
                kind.phone,
                kind.end,
                random.nextInt(PERCENT) < REPEATED_PERCENT,
                Duration.ofMillis(3_000 + random.nextInt(12_000)),
                Duration.ofMillis(1_000 + random.nextInt(9_000)));
    }

    String folder() {
        return "stay-" + number;
    }

    String customer() {
        return "client" + number + "@exemple.fr";
    }

    String establishment() {
        return establishment((int) (number % ESTABLISHMENTS));
    }

    static List<String> establishments() {
        return IntStream.range(0, ESTABLISHMENTS)
                .mapToObj(StoryPlan::establishment)
                .toList();
    }

    private static String establishment(int number) {
        return "camping-" + number;
    }

    private static Weighted kind(int percent) {
        int sum = 0;
        for (Weighted kind : MIXTURE) {
            sum += kind.weight;
            if (percent < sum) {
                return kind;
            }
        }
        throw new IllegalStateException("The weights are less than 100 %");
    }
}
