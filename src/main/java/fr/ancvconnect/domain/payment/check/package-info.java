/** When a payment is checked again at ANCV, and whether it needs attention. */
@NullMarked
package fr.ancvconnect.domain.payment.check;

import org.jspecify.annotations.NullMarked;
