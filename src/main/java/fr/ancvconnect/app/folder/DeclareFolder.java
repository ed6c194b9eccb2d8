package fr.ancvconnect.app.folder;

import fr.ancvconnect.app.Declared;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.Result;
import fr.ancvconnect.app.RetryOnConflict;
import fr.ancvconnect.app.activation.EstablishmentStore;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.BookingFolder;
import fr.ancvconnect.domain.folder.FolderDeclaration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** Creates or updates the platform's declaration of a booking folder. */
@ApplicationScoped
public class DeclareFolder {

    private final EstablishmentStore establishments;
    private final FolderStore folders;
    private final InstantSource clock;

    public DeclareFolder(EstablishmentStore establishments, FolderStore folders, InstantSource clock) {
        this.establishments = establishments;
        this.folders = folders;
        this.clock = clock;
    }

    /**
     * Returns the folder after the write, or {@code ESTABLISHMENT_NOT_FOUND}, {@code FOLDER_CANCELLED},
     * {@code FOLDER_CONFLICT}, {@code TOTAL_BELOW_COMMITMENTS}.
     */
    public Result<Declared<FolderWithPayments>> declare(FolderId id, FolderDeclaration declaration) {
        if (establishments.find(declaration.establishment()).isEmpty()) {
            return Result.failure(ProblemCode.ESTABLISHMENT_NOT_FOUND);
        }
        return RetryOnConflict.untilWritten(() -> folders.find(id)
                .map(existing -> change(existing, declaration))
                .orElseGet(() -> create(id, declaration)));
    }

    private Optional<Result<Declared<FolderWithPayments>>> create(FolderId id, FolderDeclaration declaration) {
        return folders.create(BookingFolder.declared(id, declaration, clock.instant()))
                ? written(id, true)
                : Optional.empty();
    }

    private Optional<Result<Declared<FolderWithPayments>>> change(
            BookingFolder existing, FolderDeclaration declaration) {
        Optional<ProblemCode> problem = violation(existing, declaration);
        if (problem.isPresent()) {
            return problem.map(Result::failure);
        }
        return folders.redeclare(existing, declaration, clock.instant())
                ? written(existing.id(), false)
                : Optional.empty();
    }

    private static Optional<ProblemCode> violation(BookingFolder existing, FolderDeclaration declaration) {
        if (existing.isCancelled()) {
            return Optional.of(ProblemCode.FOLDER_CANCELLED);
        }
        if (!existing.establishment().equals(declaration.establishment())
                || existing.origin() != declaration.origin()) {
            return Optional.of(ProblemCode.FOLDER_CONFLICT);
        }
        boolean isLower = existing.sums().total().isMoreThan(declaration.total());
        return isLower && existing.sums().committed().isMoreThan(declaration.total())
                ? Optional.of(ProblemCode.TOTAL_BELOW_COMMITMENTS)
                : Optional.empty();
    }

    private Optional<Result<Declared<FolderWithPayments>>> written(FolderId id, boolean isNew) {
        return folders.findWithPayments(id).map(folder -> Result.success(new Declared<>(folder, isNew)));
    }
}
