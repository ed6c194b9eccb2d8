/** The use cases, one per class, and the ports that they use, as small interfaces. */
package fr.ancvconnect.app;
