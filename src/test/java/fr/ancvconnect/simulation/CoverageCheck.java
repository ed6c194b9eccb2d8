package fr.ancvconnect.simulation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The events that must occur in a full run, so that the test fails if the simulation no longer reaches a case. */
final class CoverageCheck {

    private static final List<String> STORE_CALLS = List.of(
            "start",
            "apply",
            "reschedule",
            "cancel folder",
            "redeclare",
            "find",
            "findBoth",
            "findPayment",
            "findWithPayments",
            "findByTransaction",
            "findLink",
            "find folder",
            "find establishment",
            "due");
    private static final List<String> ANCV_CALLS = List.of("create", "payer", "read", "cancel");
    private static final List<String> OUTCOMES = List.of(
            "ANCV down",
            "CANCELLED REVERSED_BY_ANCV",
            "EXPIRED NOT_CONFIRMED_IN_TIME",
            "EXPIRED UNKNOWN_TO_ANCV",
            "EXPIRED LATE_CONFIRMATION",
            "FAILED LATE_CONFIRMATION",
            "FAILED ancv-unavailable",
            "FAILED beneficiary-busy",
            "DECLINED ANCV_REJECTED",
            "DECLINED CUSTOMER_DECLINED",
            "REFUSED",
            "CANCELLED",
            "PAID",
            "PAID ANCV_FORBIDS",
            "PAID CANCELLATION_WINDOW_PASSED",
            "authorised less",
            "authorised nothing",
            "refused again after ANCV forbade it",
            "reversed by ANCV",
            "cancel denied at CANCELLED",
            "cancel denied at VALIDATED",
            "cancel denied at CONSIGNED",
            "conflict lost at apply",
            "conflict lost at reschedule",
            "conflict lost at cancel folder",
            "a link becomes PAID",
            "start not written: AlreadyExists",
            "start not written: FolderChanged",
            "killed by its timeout");
    private static final List<String> CHARGES_AFTER_THE_END = List.of(
            "left the final state ABORTED",
            "left the final state EXPIRED",
            "left the final state REJECTED",
            "left the final state CANCELLED",
            "left a final state long after it",
            "DECLINED LATE_CONFIRMATION",
            "REFUSED LATE_CONFIRMATION",
            "CANCELLED LATE_CONFIRMATION",
            "DECLINED RE_CREDITED",
            "EXPIRED RE_CREDITED",
            "FAILED RE_CREDITED",
            "REFUSED RE_CREDITED",
            "CANCELLED RE_CREDITED",
            "charged again after a re-credit");
    private static final List<String> ATTENTION = List.of(
            "needs attention TOO_MANY_TRIES",
            "needs attention TRANSACTION_MISMATCH",
            "needs attention UNKNOWN_TO_ANCV",
            "needs attention REVERSED_BY_ANCV",
            "TOO_MANY_TRIES is over",
            "TRANSACTION_MISMATCH is over",
            "TRANSACTION_MISMATCH cancelled at ANCV",
            "TRANSACTION_MISMATCH closed",
            "UNKNOWN_TO_ANCV is over",
            "UNKNOWN_TO_ANCV cancelled at ANCV",
            "REVERSED_BY_ANCV closed",
            "an ordered cancellation is forbidden",
            "ordered again after ANCV forbade it");

    private CoverageCheck() {}

    static Stream<String> all() {
        Stream<String> store = STORE_CALLS.stream()
                .flatMap(call -> Stream.of(
                        "crash before " + call, "crash after " + call, "busy before " + call, "busy after " + call));
        Stream<String> ancv = ANCV_CALLS.stream()
                .flatMap(call -> Stream.of(
                        "crash before " + call,
                        "crash after " + call,
                        call + " lost",
                        call + " answer lost",
                        call + " comes late"));
        return Stream.of(OUTCOMES.stream(), CHARGES_AFTER_THE_END.stream(), ATTENTION.stream(), store, ancv)
                .flatMap(Function.identity());
    }
}
