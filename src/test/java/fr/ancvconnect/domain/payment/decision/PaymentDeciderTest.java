package fr.ancvconnect.domain.payment.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests each state with each event. {@link DecisionSummary} explains the cells, {@link DecisionTable} the rows and columns. */
class PaymentDeciderTest {

    private static final String START = """
                          | created | not created | start over @early | start over @open | asked   | denied
            UNSENT        | same    | FAILED.     | -                 | FAILED.          | -       | -
            REQUESTED     | -       | -           | -                 | -                | PENDING | FAILED
            FAILED_UNSENT | -.      | -.          | -.                | -.               | -.      | -.
            ENDED_NOT_KNOWN | -!    | -!          | -!                | -!               | -!      | -!
            OTHERS        | -       | -           | -                 | -                | -       | -
            """;

    private static final String GIVEN_BACK = """
                               | refusal   | folder in time | folder late
            UNSENT             | REFUSED.  | CANCELLED.     | CANCELLED.
            REQUESTED          | REFUSINGx | CANCELLINGx    | CANCELLINGx
            PENDING            | REFUSINGx | CANCELLINGx    | CANCELLINGx
            WITHDRAWING        | REFUSINGx | CANCELLINGx    | CANCELLINGx
            WITHDRAWING_UNASKED| REFUSINGx | CANCELLINGx    | CANCELLINGx
            PAID               | REFUSING~x| CANCELLING~x   | same#
            PAID_NOT_REFUNDED  | no        | CANCELLING~x   | -
            REFUSING_PENDING   | -         | -              | -
            REFUSING_PAID      | -         | -              | -
            CANCELLING_PENDING | no        | -              | -
            CANCELLING_PAID    | no        | -              | -
            REFUSED            | -         | -              | -
            REFUSED_LATE       | -         | -              | -
            REFUSED_BACK       | -         | -              | -
            REFUSED_NOT_KNOWN  | -!        | -!             | -!
            CANCELLED_NOT_KNOWN| no        | -!             | -!
            FAILED_UNSENT      | no        | -.             | -.
            OTHERS             | no        | -              | -
            """;

    private static final String NOT_FOUND = """
                               | not found @early | not found @over | not found @long over | not found @lost
            REQUESTED          | -                | -               | EXPIRED              | EXPIRED
            PENDING            | -                | -               | EXPIRED              | EXPIRED
            WITHDRAWING        | -                | -               | EXPIRED              | EXPIRED
            WITHDRAWING_UNASKED| -                | -               | EXPIRED              | EXPIRED
            REFUSING_PENDING   | -                | -               | REFUSED              | REFUSED
            CANCELLING_PENDING | -                | -               | CANCELLED            | CANCELLED
            ENDED              | -                | -               | -                    | -.
            ENDED_BACK         | -                | -               | -                    | -.
            ENDED_NOT_KNOWN    | -!               | -!              | -!                   | -!
            PAID*              | -!               | -!              | -!                   | -!
            FAILED_UNSENT      | -.               | -.              | -.                   | -.
            OTHERS             | -                | -               | -                    | -
            """;

    private static final String UNDECIDED_AT_ANCV = """
                               | INITIALIZED none @early | INITIALIZED none @open | INITIALIZED none @over | UNCLEAR none
            UNSENT             | -                       | -                      | -                      | -
            REQUESTED          | -                       | samex                  | samex                    | -
            PENDING            | -                       | -                      | samex                    | -
            WITHDRAWING        | -x                      | -x                     | -x                     | -
            WITHDRAWING_UNASKED| -x                      | -x                     | -x                     | -
            REFUSING_PENDING   | -x                      | -x                     | -x                     | -
            REFUSING_PAID      | -x                      | -x                     | -x                     | -
            CANCELLING_PENDING | -x                      | -x                     | -x                     | -
            CANCELLING_PAID    | -x                      | -x                     | -x                     | -
            ENDED_NOT_KNOWN    | -!                      | -!                     | -!                     | -!
            FAILED_UNSENT      | -.                      | -.                     | -.                     | -.
            OTHERS             | -                       | -                      | -                      | -
            """;

    private static final String BEING_ASKED = """
                          | PROCESSING none @early | PROCESSING none @open | PROCESSING none @over
            UNSENT        | -                      | -                     | -
            REQUESTED     | PENDING                | PENDING               | PENDINGx
            PENDING       | -                      | -                     | samex
            PAID*         | -                      | -                     | -
            FAILED_UNSENT | -.                     | -.                    | -.
            ENDED_NOT_KNOWN | -x!                  | -x!                   | -x!
            OTHERS        | -x                     | -x                    | -x
            """;

    private static final String NOT_PAID = """
                               | ABORTED none | EXPIRED none | REJECTED none
            UNSENT             | -            | -            | -
            REQUESTED          | DECLINED.    | EXPIRED.     | DECLINED.
            PENDING            | DECLINED.    | EXPIRED.     | DECLINED.
            WITHDRAWING        | DECLINED.    | EXPIRED.     | DECLINED.
            WITHDRAWING_UNASKED| DECLINED.    | FAILED.      | DECLINED.
            PAID*              | -!           | CANCELLED?!  | CANCELLED?!
            REFUSING_PENDING   | REFUSED.     | REFUSED.     | REFUSED.
            REFUSING_PAID      | REFUSED?!    | REFUSED?!    | REFUSED?!
            CANCELLING_PENDING | CANCELLED.   | CANCELLED.   | CANCELLED.
            CANCELLING_PAID    | CANCELLED?!  | CANCELLED?!  | CANCELLED?!
            ENDED              | -.           | -.           | -.
            ENDED_LATE         | same?!       | same?!       | same?!
            ENDED_BACK         | -.           | -.           | -.
            ENDED_NOT_KNOWN    | -!           | -!           | -!
            FAILED_UNSENT      | -.           | -.           | -.
            """;

    private static final String CANCELLED_THERE = """
                               | CANCELLED none @open | CANCELLED none @over | CANCELLED full @open | CANCELLED full @over
            UNSENT             | -                    | -                    | -                    | -
            REQUESTED          | FAILED.              | FAILED.              | FAILED+.             | FAILED+.
            PENDING            | DECLINED.            | DECLINED.            | DECLINED+.           | DECLINED+.
            WITHDRAWING        | EXPIRED.             | EXPIRED.             | EXPIRED+.            | EXPIRED+.
            WITHDRAWING_UNASKED| FAILED.              | FAILED.              | FAILED+.             | FAILED+.
            PAID*              | CANCELLED+.          | CANCELLED+.          | CANCELLED+.          | CANCELLED+.
            REFUSING_PENDING   | REFUSED.             | REFUSED.             | REFUSED+.            | REFUSED+.
            REFUSING_PAID      | REFUSED+.            | REFUSED+.            | REFUSED+.            | REFUSED+.
            CANCELLING_PENDING | CANCELLED.           | CANCELLED.           | CANCELLED+.          | CANCELLED+.
            CANCELLING_PAID    | CANCELLED+.          | CANCELLED+.          | CANCELLED+.          | CANCELLED+.
            ENDED              | -.                   | -.                   | same+.               | same+.
            ENDED_LATE         | same+.               | same+.               | same+.               | same+.
            ENDED_BACK         | -.                   | -.                   | -.                   | -.
            ENDED_NOT_KNOWN    | same+.               | same+.               | same+.               | same+.
            FAILED_UNSENT      | -.                   | -.                   | -.                   | -.
            """;

    private static final String CANCEL_DONE = """
                               | cancel done none @over | cancel done full @over | cancel done part @over
            UNSENT             | -                      | -                      | -
            REQUESTED          | FAILED.                | FAILED+.               | FAILED+.
            PENDING            | DECLINED.              | DECLINED+.             | DECLINED+.
            WITHDRAWING        | EXPIRED.               | EXPIRED+.              | EXPIRED+.
            WITHDRAWING_UNASKED| FAILED.                | FAILED+.               | FAILED+.
            PAID*              | CANCELLED+.            | CANCELLED+.            | CANCELLED+.
            REFUSING_PENDING   | REFUSED.               | REFUSED+.              | REFUSED+.
            REFUSING_PAID      | REFUSED+.              | REFUSED+.              | REFUSED+.
            CANCELLING_PENDING | CANCELLED.             | CANCELLED+.            | CANCELLED+.
            CANCELLING_PAID    | CANCELLED+.            | CANCELLED+.            | CANCELLED+.
            ENDED              | -.                     | same+.                 | same+.
            ENDED_LATE         | same+.                 | same+.                 | same+.
            ENDED_BACK         | -.                     | -.                     | -.
            ENDED_NOT_KNOWN    | same+.                 | same+.                 | same+.
            FAILED_UNSENT      | -.                     | -.                     | -.
            """;

    private static final String PAID_THERE = """
                               | AUTHORIZED full | settled full | AUTHORIZED full forbidden | settled full forbidden
            UNSENT             | -               | -            | -                         | -
            REQUESTED          | PAID            | PAID.        | PAID                      | PAID.
            PENDING            | PAID            | PAID.        | PAID                      | PAID.
            WITHDRAWING        | -x              | -x           | PAID                      | PAID.
            WITHDRAWING_UNASKED| -x              | -x           | PAID                      | PAID.
            PAID               | -               | -.           | -                         | -.
            PAID_NOT_REFUNDED  | -               | -.           | -                         | -.
            REFUSING_PENDING   | -x              | -x           | PAID#                     | PAID#.
            REFUSING_PAID      | -x              | -x           | PAID#                     | PAID#.
            CANCELLING_PENDING | -x              | -x           | PAID#                     | PAID#.
            CANCELLING_PAID    | -x              | -x           | PAID#                     | PAID#.
            ENDED              | same~x          | same~x       | same~x                    | same~x
            ENDED_LATE         | -x              | -x           | PAID#                     | PAID#.
            ENDED_BACK         | same~x          | same~x       | same~x                    | same~x
            ENDED_NOT_KNOWN    | same~x          | same~x       | same~x                    | same~x
            FAILED_UNSENT      | -.              | -.           | -.                        | -.
            """;

    private static final String PAID_IN_PART = """
                               | AUTHORIZED part | settled part | AUTHORIZED several | settled several
            UNSENT             | -               | -            | -                  | -
            REQUESTED          | PAID            | PAID.        | PAID               | PAID.
            PENDING            | PAID            | PAID.        | PAID               | PAID.
            PAID*              | -!              | -!           | -                  | -.
            ENDED              | same~x          | same~x       | same~x             | same~x
            ENDED_BACK         | same~x          | same~x       | same~x             | same~x
            ENDED_NOT_KNOWN    | same~x          | same~x       | same~x             | same~x
            FAILED_UNSENT      | -.              | -.           | -.                 | -.
            OTHERS             | -x              | -x           | -x                 | -x
            """;

    private static final String NOTHING_AUTHORISED = """
                               | AUTHORIZED none | settled none | AUTHORIZED zero | settled zero | settled zero forbidden
            UNSENT             | -               | -            | -               | -            | -
            REQUESTED          | -               | -            | DECLINED        | DECLINED.    | DECLINED.
            PENDING            | -               | -            | DECLINED        | DECLINED.    | DECLINED.
            WITHDRAWING        | -               | -            | DECLINED        | DECLINED.    | DECLINED.
            WITHDRAWING_UNASKED| -               | -            | DECLINED        | DECLINED.    | DECLINED.
            PAID*              | -               | -            | -!              | -!           | -!
            REFUSING_PENDING   | -               | -            | -x              | -x           | REFUSED.
            REFUSING_PAID      | -               | -            | -x              | -x           | -x
            CANCELLING_PENDING | -               | -            | -x              | -x           | CANCELLED.
            CANCELLING_PAID    | -               | -            | -x              | -x           | -x
            ENDED              | -               | -            | -               | -.           | -.
            ENDED_LATE         | -               | -            | -               | -            | -
            ENDED_BACK         | -               | -            | -               | -.           | -.
            ENDED_NOT_KNOWN    | -!              | -!           | -!              | -!           | -!
            FAILED_UNSENT      | -.              | -.           | -.              | -.           | -.
            """;

    private static final String WITHDRAWAL_REFUSED = """
                               | INITIALIZED none forbidden | PROCESSING none forbidden
            WITHDRAWING        | EXPIRED                    | EXPIRED
            WITHDRAWING_UNASKED| FAILED                     | FAILED
            """;

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @MethodSource("cases")
    void every_event_does_what_the_contract_says(PaymentSamples before, String event, String outcome) {
        assertThat(DecisionTable.outcomes(before, event)).isNotEmpty().containsOnly(outcome);
    }

    private static Stream<Arguments> cases() {
        return Stream.of(
                        START,
                        GIVEN_BACK,
                        NOT_FOUND,
                        UNDECIDED_AT_ANCV,
                        BEING_ASKED,
                        NOT_PAID,
                        CANCELLED_THERE,
                        CANCEL_DONE,
                        PAID_THERE,
                        PAID_IN_PART,
                        NOTHING_AUTHORISED,
                        WITHDRAWAL_REFUSED)
                .map(DecisionTable::new)
                .flatMap(DecisionTable::cases);
    }
}
