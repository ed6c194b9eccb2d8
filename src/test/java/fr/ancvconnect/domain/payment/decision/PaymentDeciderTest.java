package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests each state with each event. See {@link DecisionSummary} for the cells and {@link DecisionTable} for the rest. */
class PaymentDeciderTest {

    private static final String START = """
                            | created | creation failed | start timeout @early | start timeout @open
            UNSENT          | same    | FAILED.         | -                    | FAILED.
            REQUESTED       | -       | -               | -                    | -
            FAILED_UNSENT   | -.      | -.              | -.                   | -.
            ENDED_NOT_KNOWN | -!      | -!              | -!                   | -!
            OTHERS          | -       | -               | -                    | -
            """;

    private static final String PAYER = """
                            | payer named | payer rejected
            UNSENT          | -           | -
            REQUESTED       | PENDING     | FAILED
            FAILED_UNSENT   | -.          | -.
            ENDED_NOT_KNOWN | -!          | -!
            OTHERS          | -           | -
            """;

    private static final String REFUSAL_AND_CANCELLATION = """
                                 | refusal    | folder cancelled in time | folder cancelled late
            UNSENT               | REFUSED.   | CANCELLED.               | CANCELLED.
            REQUESTED            | REFUSINGx  | CANCELLINGx              | CANCELLINGx
            PENDING              | REFUSINGx  | CANCELLINGx              | CANCELLINGx
            WITHDRAWING          | REFUSINGx  | CANCELLINGx              | CANCELLINGx
            WITHDRAWING_NO_PAYER | REFUSINGx  | CANCELLINGx              | CANCELLINGx
            PAID                 | REFUSING~x | CANCELLING~x             | same#
            PAID_NOT_REFUNDED    | no         | CANCELLING~x             | -
            REFUSING_PENDING     | -          | -                        | -
            REFUSING_PAID        | -          | -                        | -
            CANCELLING_PENDING   | no         | -                        | -
            CANCELLING_PAID      | no         | -                        | -
            REFUSED              | -          | -                        | -
            REFUSED_LATE         | -          | -                        | -
            REFUSED_RE_CREDITED  | -          | -                        | -
            REFUSED_NOT_KNOWN    | -!         | -!                       | -!
            CANCELLED_NOT_KNOWN  | no         | -!                       | -!
            FAILED_UNSENT        | no         | -.                       | -.
            OTHERS               | no         | -                        | -
            """;

    private static final String NOT_FOUND = """
                                 | not found @early | not found @over | not found @long over | not found @lost
            REQUESTED            | -                | -               | EXPIRED              | EXPIRED
            PENDING              | -                | -               | EXPIRED              | EXPIRED
            WITHDRAWING          | -                | -               | EXPIRED              | EXPIRED
            WITHDRAWING_NO_PAYER | -                | -               | EXPIRED              | EXPIRED
            REFUSING_PENDING     | -                | -               | REFUSED              | REFUSED
            CANCELLING_PENDING   | -                | -               | CANCELLED            | CANCELLED
            ENDED                | -                | -               | -                    | -.
            ENDED_RE_CREDITED    | -                | -               | -                    | -.
            ENDED_NOT_KNOWN      | -!               | -!              | -!                   | -!
            PAID*                | -!               | -!              | -!                   | -!
            FAILED_UNSENT        | -.               | -.              | -.                   | -.
            OTHERS               | -                | -               | -                    | -
            """;

    private static final String UNDECIDED_AT_ANCV = """
                                 | INITIALIZED none @early | INITIALIZED none @open | INITIALIZED none @over | UNCLEAR none
            UNSENT               | -                       | -                      | -                      | -
            REQUESTED            | -                       | samex                  | samex                  | -
            PENDING              | -                       | -                      | samex                  | -
            WITHDRAWING          | -x                      | -x                     | -x                     | -
            WITHDRAWING_NO_PAYER | -x                      | -x                     | -x                     | -
            REFUSING_PENDING     | -x                      | -x                     | -x                     | -
            REFUSING_PAID        | -x                      | -x                     | -x                     | -
            CANCELLING_PENDING   | -x                      | -x                     | -x                     | -
            CANCELLING_PAID      | -x                      | -x                     | -x                     | -
            ENDED_NOT_KNOWN      | -!                      | -!                     | -!                     | -!
            FAILED_UNSENT        | -.                      | -.                     | -.                     | -.
            OTHERS               | -                       | -                      | -                      | -
            """;

    private static final String AWAITING_CONFIRMATION = """
                            | PROCESSING none @early | PROCESSING none @open | PROCESSING none @over
            UNSENT          | -                      | -                     | -
            REQUESTED       | PENDING                | PENDING               | PENDINGx
            PENDING         | -                      | -                     | samex
            PAID*           | -                      | -                     | -
            FAILED_UNSENT   | -.                     | -.                    | -.
            ENDED_NOT_KNOWN | -x!                    | -x!                   | -x!
            OTHERS          | -x                     | -x                    | -x
            """;

    private static final String NOT_PAID = """
                                 | ABORTED none | EXPIRED none | REJECTED none
            UNSENT               | -            | -            | -
            REQUESTED            | DECLINED.    | EXPIRED.     | DECLINED.
            PENDING              | DECLINED.    | EXPIRED.     | DECLINED.
            WITHDRAWING          | DECLINED.    | EXPIRED.     | DECLINED.
            WITHDRAWING_NO_PAYER | DECLINED.    | FAILED.      | DECLINED.
            PAID*                | -!           | CANCELLED?!  | CANCELLED?!
            REFUSING_PENDING     | REFUSED.     | REFUSED.     | REFUSED.
            REFUSING_PAID        | REFUSED?!    | REFUSED?!    | REFUSED?!
            CANCELLING_PENDING   | CANCELLED.   | CANCELLED.   | CANCELLED.
            CANCELLING_PAID      | CANCELLED?!  | CANCELLED?!  | CANCELLED?!
            ENDED                | -.           | -.           | -.
            ENDED_LATE           | same?!       | same?!       | same?!
            ENDED_RE_CREDITED    | -.           | -.           | -.
            ENDED_NOT_KNOWN      | -!           | -!           | -!
            FAILED_UNSENT        | -.           | -.           | -.
            """;

    private static final String CANCELLED_AT_ANCV = """
                                 | CANCELLED none @open | CANCELLED none @over | CANCELLED full @open | CANCELLED full @over
            UNSENT               | -                    | -                    | -                    | -
            REQUESTED            | FAILED.              | FAILED.              | FAILED+.             | FAILED+.
            PENDING              | DECLINED.            | DECLINED.            | DECLINED+.           | DECLINED+.
            WITHDRAWING          | EXPIRED.             | EXPIRED.             | EXPIRED+.            | EXPIRED+.
            WITHDRAWING_NO_PAYER | FAILED.              | FAILED.              | FAILED+.             | FAILED+.
            PAID*                | CANCELLED+.          | CANCELLED+.          | CANCELLED+.          | CANCELLED+.
            REFUSING_PENDING     | REFUSED.             | REFUSED.             | REFUSED+.            | REFUSED+.
            REFUSING_PAID        | REFUSED+.            | REFUSED+.            | REFUSED+.            | REFUSED+.
            CANCELLING_PENDING   | CANCELLED.           | CANCELLED.           | CANCELLED+.          | CANCELLED+.
            CANCELLING_PAID      | CANCELLED+.          | CANCELLED+.          | CANCELLED+.          | CANCELLED+.
            ENDED                | -.                   | -.                   | same+.               | same+.
            ENDED_LATE           | same+.               | same+.               | same+.               | same+.
            ENDED_RE_CREDITED    | -.                   | -.                   | -.                   | -.
            ENDED_NOT_KNOWN      | same+.               | same+.               | same+.               | same+.
            FAILED_UNSENT        | -.                   | -.                   | -.                   | -.
            """;

    private static final String CANCELLATION_SUCCEEDED = """
                                 | cancellation done none @over | cancellation done full @over | cancellation done part @over
            UNSENT               | -                            | -                            | -
            REQUESTED            | FAILED.                      | FAILED+.                     | FAILED+.
            PENDING              | DECLINED.                    | DECLINED+.                   | DECLINED+.
            WITHDRAWING          | EXPIRED.                     | EXPIRED+.                    | EXPIRED+.
            WITHDRAWING_NO_PAYER | FAILED.                      | FAILED+.                     | FAILED+.
            PAID*                | CANCELLED+.                  | CANCELLED+.                  | CANCELLED+.
            REFUSING_PENDING     | REFUSED.                     | REFUSED+.                    | REFUSED+.
            REFUSING_PAID        | REFUSED+.                    | REFUSED+.                    | REFUSED+.
            CANCELLING_PENDING   | CANCELLED.                   | CANCELLED+.                  | CANCELLED+.
            CANCELLING_PAID      | CANCELLED+.                  | CANCELLED+.                  | CANCELLED+.
            ENDED                | -.                           | same+.                       | same+.
            ENDED_LATE           | same+.                       | same+.                       | same+.
            ENDED_RE_CREDITED    | -.                           | -.                           | -.
            ENDED_NOT_KNOWN      | same+.                       | same+.                       | same+.
            FAILED_UNSENT        | -.                           | -.                           | -.
            """;

    private static final String PAID_AT_ANCV = """
                                 | AUTHORIZED full | settled full | AUTHORIZED full forbidden | settled full forbidden
            UNSENT               | -               | -            | -                         | -
            REQUESTED            | PAID            | PAID.        | PAID                      | PAID.
            PENDING              | PAID            | PAID.        | PAID                      | PAID.
            WITHDRAWING          | -x              | -x           | PAID                      | PAID.
            WITHDRAWING_NO_PAYER | -x              | -x           | PAID                      | PAID.
            PAID                 | -               | -.           | -                         | -.
            PAID_NOT_REFUNDED    | -               | -.           | -                         | -.
            REFUSING_PENDING     | -x              | -x           | PAID#                     | PAID#.
            REFUSING_PAID        | -x              | -x           | PAID#                     | PAID#.
            CANCELLING_PENDING   | -x              | -x           | PAID#                     | PAID#.
            CANCELLING_PAID      | -x              | -x           | PAID#                     | PAID#.
            ENDED                | same~x          | same~x       | same~x                    | same~x
            ENDED_LATE           | -x              | -x           | PAID#                     | PAID#.
            ENDED_RE_CREDITED    | same~x          | same~x       | same~x                    | same~x
            ENDED_NOT_KNOWN      | same~x          | same~x       | same~x                    | same~x
            FAILED_UNSENT        | -.              | -.           | -.                        | -.
            """;

    private static final String PAID_IN_PART = """
                              | AUTHORIZED part | settled part | AUTHORIZED several | settled several
            UNSENT            | -               | -            | -                  | -
            REQUESTED         | PAID            | PAID.        | PAID               | PAID.
            PENDING           | PAID            | PAID.        | PAID               | PAID.
            PAID*             | -!              | -!           | -                  | -.
            ENDED             | same~x          | same~x       | same~x             | same~x
            ENDED_RE_CREDITED | same~x          | same~x       | same~x             | same~x
            ENDED_NOT_KNOWN   | same~x          | same~x       | same~x             | same~x
            FAILED_UNSENT     | -.              | -.           | -.                 | -.
            OTHERS            | -x              | -x           | -x                 | -x
            """;

    private static final String NOTHING_AUTHORIZED = """
                                 | AUTHORIZED none | settled none | AUTHORIZED zero | settled zero | settled zero forbidden
            UNSENT               | -               | -            | -               | -            | -
            REQUESTED            | -               | -            | DECLINED        | DECLINED.    | DECLINED.
            PENDING              | -               | -            | DECLINED        | DECLINED.    | DECLINED.
            WITHDRAWING          | -               | -            | DECLINED        | DECLINED.    | DECLINED.
            WITHDRAWING_NO_PAYER | -               | -            | DECLINED        | DECLINED.    | DECLINED.
            PAID*                | -               | -            | -!              | -!           | -!
            REFUSING_PENDING     | -               | -            | -x              | -x           | REFUSED.
            REFUSING_PAID        | -               | -            | -x              | -x           | -x
            CANCELLING_PENDING   | -               | -            | -x              | -x           | CANCELLED.
            CANCELLING_PAID      | -               | -            | -x              | -x           | -x
            ENDED                | -               | -            | -               | -.           | -.
            ENDED_LATE           | -               | -            | -               | -            | -
            ENDED_RE_CREDITED    | -               | -            | -               | -.           | -.
            ENDED_NOT_KNOWN      | -!              | -!           | -!              | -!           | -!
            FAILED_UNSENT        | -.              | -.           | -.              | -.           | -.
            """;

    private static final String WITHDRAWAL_FORBIDDEN = """
                                 | INITIALIZED none forbidden | PROCESSING none forbidden
            WITHDRAWING          | EXPIRED                    | EXPIRED
            WITHDRAWING_NO_PAYER | FAILED                     | FAILED
            """;

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("cases")
    void each_event_in_each_state_has_the_documented_outcome(PaymentSamples before, String event, String outcome) {
        assertThat(DecisionTable.outcomes(before, event)).isNotEmpty().containsOnly(outcome);
    }

    private static Stream<Arguments> cases() {
        return Stream.of(
                        START,
                        PAYER,
                        REFUSAL_AND_CANCELLATION,
                        NOT_FOUND,
                        UNDECIDED_AT_ANCV,
                        AWAITING_CONFIRMATION,
                        NOT_PAID,
                        CANCELLED_AT_ANCV,
                        CANCELLATION_SUCCEEDED,
                        PAID_AT_ANCV,
                        PAID_IN_PART,
                        NOTHING_AUTHORIZED,
                        WITHDRAWAL_FORBIDDEN)
                .map(DecisionTable::new)
                .flatMap(DecisionTable::cases);
    }
}
