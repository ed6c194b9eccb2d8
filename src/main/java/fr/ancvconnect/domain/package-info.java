/**
 * The business rules in plain Java: no framework, no clock, no input or output. Amounts are in euro cents. Instants are
 * in UTC and always come from the caller.
 */
package fr.ancvconnect.domain;
