/** Microbenchmarks of the parts without input or output: {@code ./mvnw -Pjmh verify}. */
package fr.ancvconnect.bench.micro;
