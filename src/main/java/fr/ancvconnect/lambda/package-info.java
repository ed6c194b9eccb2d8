/**
 * HTTP and Lambda handlers, one class per function of the service. A handler reads the request, calls one use case and
 * returns the response.
 */
@NullMarked
package fr.ancvconnect.lambda;

import org.jspecify.annotations.NullMarked;
