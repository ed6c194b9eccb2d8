/** The comparison of the service with a minimal program and with a Spring Boot service. */
package fr.ancvconnect.bench.comparison;
