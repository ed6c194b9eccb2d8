/** The notifications that the simulator sends, with their retries. */
@NullMarked
package fr.ancvconnect.local.simulator.notification;

import org.jspecify.annotations.NullMarked;
