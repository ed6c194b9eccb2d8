/** The simulator of ANCV: its protocol, its customers' phones, its ledger, its faults. */
@NullMarked
package fr.ancvconnect.local.simulator;

import org.jspecify.annotations.NullMarked;
