package fr.ancvconnect.lambda.security;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.domain.EstablishmentId;
import fr.ancvconnect.domain.FolderId;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the caller from a verified token. */
final class CallerReader {

    static final String ESTABLISHMENTS = "establishments";
    static final String FOLDER = "folder";

    private CallerReader() {}

    /** The token's role; empty if it has none of the three roles or several. */
    static Optional<String> role(Set<String> groups) {
        var roles = groups.stream().filter(Roles.ALL::contains).toList();
        return roles.size() == 1 ? Optional.of(roles.getFirst()) : Optional.empty();
    }

    /** The caller in this role; empty for a guest without a valid folder. */
    static Optional<Caller> read(String role, JsonWebToken token) {
        return switch (role) {
            case Roles.PLATFORM -> Optional.of(new Caller.Platform());
            case Roles.ESTABLISHMENT -> Optional.of(new Caller.Establishments(own(token.getClaim(ESTABLISHMENTS))));
            case Roles.GUEST ->
                text(token.getClaim(FOLDER))
                        .filter(FolderId::isWellFormed)
                        .map(folder -> new Caller.Guest(new FolderId(folder)));
            default -> Optional.empty();
        };
    }

    /** Malformed ids are left out: no establishment can have them. */
    private static Set<EstablishmentId> own(Object claim) {
        Stream<?> all = claim instanceof Collection<?> ids ? ids.stream() : Stream.empty();
        return all.flatMap(id -> text(id).stream())
                .filter(EstablishmentId::isWellFormed)
                .map(EstablishmentId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Claims are plain strings or JSON strings. */
    private static Optional<String> text(Object claim) {
        return switch (claim) {
            case String text -> Optional.of(text);
            case JsonString text -> Optional.of(text.getString());
            case null, default -> Optional.empty();
        };
    }
}
