/** The start of a payment: rules, idempotency, and the request for authorization at ANCV. */
@NullMarked
package fr.ancvconnect.app.start;

import org.jspecify.annotations.NullMarked;
