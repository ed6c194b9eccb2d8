/** Metrics and log lines for the operator of the service. They contain no personal data. */
package fr.ancvconnect.lambda.observability;
