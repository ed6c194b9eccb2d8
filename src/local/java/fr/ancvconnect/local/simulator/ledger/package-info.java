/** The ledger of the simulator: accounts, transactions, and the journal file that keeps them. */
@NullMarked
package fr.ancvconnect.local.simulator.ledger;

import org.jspecify.annotations.NullMarked;
