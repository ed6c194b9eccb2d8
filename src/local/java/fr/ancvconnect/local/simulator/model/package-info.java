/** The transactions and accounts of the simulator. */
@NullMarked
package fr.ancvconnect.local.simulator.model;

import org.jspecify.annotations.NullMarked;
