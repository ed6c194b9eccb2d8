/** The use cases that reverse a payment: refusal, cancellation, resolution. */
@NullMarked
package fr.ancvconnect.app.reversal;

import org.jspecify.annotations.NullMarked;
