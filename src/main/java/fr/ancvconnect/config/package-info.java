/**
 * The configuration. {@link fr.ancvconnect.config.Settings} reads all of it. Objects that are created from settings are created
 * once, while the service starts: their producer is annotated with {@code @Startup(Settings.FIRST)}.
 */
@NullMarked
package fr.ancvconnect.config;

import org.jspecify.annotations.NullMarked;
