/** Servers that answer at once from memory, in place of DynamoDB and of ANCV. */
package fr.ancvconnect.bench.stub;
