/** ANCV's protocol as the simulator serves it: its calls, errors, seal and faults. */
@NullMarked
package fr.ancvconnect.local.simulator.protocol;

import org.jspecify.annotations.NullMarked;
