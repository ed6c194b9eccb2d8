/** The bodies, parameters and headers of requests, and their validation. */
@NullMarked
package fr.ancvconnect.lambda.request;

import org.jspecify.annotations.NullMarked;
