/**
 * The configuration: all of it is read by {@link fr.ancvconnect.config.Settings}. What is made of settings is made once,
 * while the service starts: its producer is annotated with {@code @Startup(Settings.FIRST)}.
 */
package fr.ancvconnect.config;

