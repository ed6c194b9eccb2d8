/** The growth of times and of DynamoDB's units with the number of payments. */
package fr.ancvconnect.bench.growth;
