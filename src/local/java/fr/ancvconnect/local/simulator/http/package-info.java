/** Requests and responses of the simulator, and their JSON. */
@NullMarked
package fr.ancvconnect.local.simulator.http;

import org.jspecify.annotations.NullMarked;
