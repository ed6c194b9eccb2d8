package fr.ancvconnect.bench.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.ancvconnect.bench.comparison.Target.Response;
import fr.ancvconnect.bench.stub.Stubs;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What a guest and ANCV do for one payment: a start, ANCV's notification that the customer has confirmed, and a poll. The
 * service answers it with 8 calls to DynamoDB and 3 to ANCV.
 */
final class Story {

    /** The amount of each payment, in cents. */
    static final long CENTS = 12_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String START =
            "{\"amount\":{\"amount\":" + CENTS + ",\"currency\":\"EUR\"},\"beneficiary\":\"marie.martin@exemple.fr\"}";

    private final Target target;
    private final Stubs stubs;
    private final Credentials credentials;

    Story(Target target, Stubs stubs, Credentials credentials) {
        this.target = target;
        this.stubs = stubs;
        this.credentials = credentials;
    }

    /** The requests of a story, in their order. */
    enum Step {
        START,
        CONFIRM,
        POLL
    }

    /** Receives the duration of each step, in nanoseconds. */
    interface Recorder {

        void record(Step step, long nanos);
    }

    /**
     * Runs the story with this number. It throws an exception at a response that is not expected.
     *
     * @param scheduled the time at which the story should start, in {@link System#nanoTime()}; the duration of the start
     *                  counts from it
     */
    void run(int number, long scheduled, Recorder recorder) throws IOException, InterruptedException {
        String folder = Stubs.STORY_PREFIX + number;
        String payments = "/booking-folders/" + folder + "/payments";
        String token = credentials.guestToken(number);
        Response started = expect(
                201,
                target.call(
                        "POST",
                        payments,
                        Map.of(
                                "Authorization",
                                token,
                                "Idempotency-Key",
                                "key-" + number,
                                "Content-Type",
                                "application/json"),
                        Optional.of(START)));
        long sent = System.nanoTime();
        recorder.record(Step.START, sent - scheduled);
        Stubs.Notification notification = stubs.notification(folder);
        String seal = credentials.seal(notification.transaction());
        sent = System.nanoTime();
        expect(
                204,
                target.call(
                        "POST",
                        notification.path(),
                        Map.of("Content-Type", "application/json", "ANCV-Security", seal),
                        Optional.of(notification.body())));
        recorder.record(Step.CONFIRM, System.nanoTime() - sent);
        String payment =
                payments + "/" + JSON.readTree(started.body()).required("id").textValue();
        sent = System.nanoTime();
        Response polled = expect(200, target.call("GET", payment, Map.of("Authorization", token), Optional.empty()));
        recorder.record(Step.POLL, System.nanoTime() - sent);
        String status = JSON.readTree(polled.body()).required("status").textValue();
        if (!status.equals("PAID")) {
            throw new IllegalStateException("The payment of " + folder + " is " + status);
        }
    }

    /** Polls a payment that does not exist, which is the first request to a program. */
    void pollMissing() throws IOException, InterruptedException {
        expect(
                404,
                target.call(
                        "GET",
                        "/booking-folders/" + Stubs.STORY_PREFIX + "0/payments/AAAAAAAAAAAAAAAAAAAAAAAAAA",
                        Map.of("Authorization", credentials.guestToken(0)),
                        Optional.empty()));
    }

    private static Response expect(int status, Response response) {
        if (response.status() != status) {
            throw new IllegalStateException(
                    "Expected " + status + ", but it is " + response.status() + ": " + response.body());
        }
        return response;
    }
}
