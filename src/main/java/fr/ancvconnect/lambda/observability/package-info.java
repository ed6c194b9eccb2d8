/** Metrics and log lines for the operator of the service. They contain no personal data. */
@NullMarked
package fr.ancvconnect.lambda.observability;

import org.jspecify.annotations.NullMarked;
