/** The clock of the simulator, which a test can move. */
@NullMarked
package fr.ancvconnect.local.simulator.clock;

import org.jspecify.annotations.NullMarked;
