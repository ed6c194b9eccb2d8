/** The decisions about a payment, as pure functions of its state, ANCV's record and the time. */
@NullMarked
package fr.ancvconnect.domain.payment.decision;

import org.jspecify.annotations.NullMarked;
