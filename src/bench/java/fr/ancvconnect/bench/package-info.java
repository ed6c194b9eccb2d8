/** Benchmarks: the cost of the service beside a minimal program and a Spring Boot service, its growth and its endurance. */
package fr.ancvconnect.bench;
