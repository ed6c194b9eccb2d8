package fr.ancvconnect.simulation;

import java.util.List;
import java.util.stream.Stream;

/** What must have happened in so many stories, so that the simulation never goes blind without a word. */
final class Sightings {

    private static final List<String> STORE_CALLS = List.of("start", "apply", "reschedule", "cancel folder", "redeclare",
            "find", "findBoth", "findPayment", "findWhole", "findByTransaction", "find folder", "find establishment", "due");
    private static final List<String> ANCV_CALLS = List.of("create", "payer", "read", "cancel");
    private static final List<String> STORIES = List.of("ANCV down", "CANCELLED REVERSED_BY_ANCV",
            "EXPIRED NOT_CONFIRMED_IN_TIME", "EXPIRED UNKNOWN_TO_ANCV", "EXPIRED LATE_CONFIRMATION",
            "FAILED LATE_CONFIRMATION", "FAILED ancv-unavailable", "FAILED beneficiary-busy", "DECLINED ANCV_REJECTED",
            "DECLINED CUSTOMER_DECLINED", "REFUSED", "CANCELLED", "PAID", "PAID ANCV_FORBIDS",
            "PAID CANCELLATION_WINDOW_PASSED", "authorised less", "authorised nothing", "needs attention",
            "reversed by ANCV", "cancel denied at CANCELLED", "cancel denied at VALIDATED", "cancel denied at CONSIGNED",
            "conflict lost at apply", "conflict lost at reschedule", "conflict lost at cancel folder",
            "start not written: AlreadyThere", "start not written: FolderChanged", "killed by its timeout");

    private Sightings() {
    }

    static Stream<String> all() {
        Stream<String> store = STORE_CALLS.stream().flatMap(call -> Stream.of("crash before " + call,
                "crash after " + call, "busy before " + call, "busy after " + call));
        Stream<String> ancv = ANCV_CALLS.stream().flatMap(call -> Stream.of("crash before " + call,
                "crash after " + call, call + " lost", call + " answer lost", call + " comes late"));
        return Stream.concat(STORIES.stream(), Stream.concat(store, ancv));
    }
}
