/** What API Gateway does with a request: its headers, its body, its time, its address. */
@NullMarked
package fr.ancvconnect.lambda.gateway;

import org.jspecify.annotations.NullMarked;
