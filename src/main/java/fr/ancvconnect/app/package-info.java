/** One verb for each class, and the ports that they need as small interfaces. */
package fr.ancvconnect.app;

