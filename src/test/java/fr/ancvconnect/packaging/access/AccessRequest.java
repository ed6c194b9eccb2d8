package fr.ancvconnect.packaging.access;

import java.util.Set;

/**
 * A request for an IAM decision: whether this action is allowed on this resource.
 *
 * @param resource    an ARN
 * @param leadingKeys the values of {@code dynamodb:LeadingKeys}
 */
public record AccessRequest(String action, String resource, Set<String> leadingKeys) {

    public AccessRequest {
        leadingKeys = Set.copyOf(leadingKeys);
    }
}
