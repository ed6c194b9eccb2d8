/** The configured rules of a payment: confirmation window, cancellation window, minimum amount. */
@NullMarked
package fr.ancvconnect.domain.payment.policy;

import org.jspecify.annotations.NullMarked;
