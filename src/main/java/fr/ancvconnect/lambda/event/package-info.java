/** Lambda events and the order of the routes that the service registers. */
@NullMarked
package fr.ancvconnect.lambda.event;

import org.jspecify.annotations.NullMarked;
