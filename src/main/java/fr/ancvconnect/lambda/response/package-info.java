/** The bodies of responses in the contract's format, and CSV. */
@NullMarked
package fr.ancvconnect.lambda.response;

import org.jspecify.annotations.NullMarked;
