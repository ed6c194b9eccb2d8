/** The ports for metrics and the names of the fields of a log line. */
@NullMarked
package fr.ancvconnect.app.observability;

import org.jspecify.annotations.NullMarked;
