/**
 * What the service is about, in plain Java: no framework, no clock, no input or output.
 * Amounts are cents of euro, instants are UTC and always given by the caller.
 */
package fr.ancvconnect.domain;

