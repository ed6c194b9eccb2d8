/** The settlement of confirmed transactions to the merchant, which a test requests. */
@NullMarked
package fr.ancvconnect.local.simulator.settlement;

import org.jspecify.annotations.NullMarked;
