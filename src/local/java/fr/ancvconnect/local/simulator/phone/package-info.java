/** The phone on which a customer confirms or declines. */
@NullMarked
package fr.ancvconnect.local.simulator.phone;

import org.jspecify.annotations.NullMarked;
