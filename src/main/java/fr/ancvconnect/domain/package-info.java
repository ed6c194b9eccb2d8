/**
 * The business rules in plain Java: no framework, no clock, no input or output. Amounts are in euro cents. Instants are
 * in UTC and always come from the caller.
 */
@NullMarked
package fr.ancvconnect.domain;

import org.jspecify.annotations.NullMarked;
