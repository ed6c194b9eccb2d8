/** What whoever runs the service sees of it: figures and log lines, none of them personal. */
package fr.ancvconnect.lambda.observability;

