/** What the use cases of payments share: a payment with its version, its history, its store and its change. */
@NullMarked
package fr.ancvconnect.app.payment;

import org.jspecify.annotations.NullMarked;
