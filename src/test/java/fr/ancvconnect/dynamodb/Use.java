package fr.ancvconnect.dynamodb;

import java.util.Set;

/**
 * An action of DynamoDB and all that its request is about.
 *
 * @param about leading keys such as {@code FOLDER#*}, or an index
 */
record Use(String action, Set<String> about) {

    static String index(String name) {
        return "index " + name;
    }

    /** Whether a statement that allows {@code this} allows the other. */
    boolean allows(Use other) {
        return action.equals(other.action) && about.containsAll(other.about);
    }

    /** Whether {@code this} is a reason to allow that action on that key. */
    boolean needs(String other, String key) {
        return action.equals(other) && about.contains(key);
    }
}
