/** Producers for objects that are created from the configuration. */
@NullMarked
package fr.ancvconnect.lambda.config;

import org.jspecify.annotations.NullMarked;
