/** The doors: one class for each function of the service, thin: parse, call one verb, answer. */
package fr.ancvconnect.lambda;

