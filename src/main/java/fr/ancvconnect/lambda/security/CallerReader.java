package fr.ancvconnect.lambda.security;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the caller from the claims of a verified token. */
final class CallerReader {

    static final String ESTABLISHMENTS = "establishments";
    static final String FOLDER = "folder";

    private CallerReader() {}

    /** The caller; empty unless exactly one of the groups is a role, and for a guest without a valid folder. */
    static Optional<Caller> read(List<String> groups, List<String> establishments, Optional<String> folder) {
        return role(groups).flatMap(role -> read(role, establishments, folder));
    }

    /** The role of this caller. */
    static String role(Caller caller) {
        return switch (caller) {
            case Caller.Platform _ -> Roles.PLATFORM;
            case Caller.Establishments _ -> Roles.ESTABLISHMENT;
            case Caller.Guest _ -> Roles.GUEST;
            case Caller.LinkPayer _ -> throw new IllegalArgumentException("No token names a payment link");
        };
    }

    private static Optional<String> role(List<String> groups) {
        var roles = groups.stream().filter(Roles.ALL::contains).distinct().toList();
        return roles.size() == 1 ? Optional.of(roles.getFirst()) : Optional.empty();
    }

    private static Optional<Caller> read(String role, List<String> establishments, Optional<String> folder) {
        return switch (role) {
            case Roles.PLATFORM -> Optional.of(new Caller.Platform());
            case Roles.ESTABLISHMENT -> Optional.of(establishments(establishments));
            case Roles.GUEST ->
                folder.filter(FolderId::isWellFormed).map(FolderId::new).map(Caller.Guest::new);
            default -> Optional.empty();
        };
    }

    /** Malformed ids are left out: no establishment can have them. */
    private static Caller establishments(List<String> ids) {
        return new Caller.Establishments(ids.stream()
                .filter(EstablishmentId::isWellFormed)
                .map(EstablishmentId::new)
                .collect(Collectors.toUnmodifiableSet()));
    }
}
