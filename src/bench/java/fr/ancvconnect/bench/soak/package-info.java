/** Soak test: steady load with faults at ANCV for minutes or hours, with latency and memory over time and a comparison of the ledgers. */
package fr.ancvconnect.bench.soak;
