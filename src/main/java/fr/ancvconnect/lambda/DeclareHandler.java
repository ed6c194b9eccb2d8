package fr.ancvconnect.lambda;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.app.Declared;
import fr.ancvconnect.app.activation.DeclareEstablishment;
import fr.ancvconnect.app.folder.DeclareFolder;
import fr.ancvconnect.lambda.request.ContentTypeFilter.ConsumesJson;
import fr.ancvconnect.lambda.request.EstablishmentRequests;
import fr.ancvconnect.lambda.request.FolderRequest;
import fr.ancvconnect.lambda.response.EstablishmentView;
import fr.ancvconnect.lambda.response.FolderViews;
import fr.ancvconnect.lambda.security.CurrentCaller;
import fr.ancvconnect.lambda.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Routes for the platform's declarations of establishments and booking folders. */
@Path("/")
@RolesAllowed(Roles.PLATFORM)
@ConsumesJson
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class DeclareHandler {

    private final DeclareEstablishment establishments;
    private final DeclareFolder folders;
    private final CurrentCaller callers;
    private final FolderViews views;
    private final Responses responses;

    public DeclareHandler(
            DeclareEstablishment establishments,
            DeclareFolder folders,
            CurrentCaller callers,
            FolderViews views,
            Responses responses) {
        this.establishments = establishments;
        this.folders = folders;
        this.callers = callers;
        this.views = views;
        this.responses = responses;
    }

    /** Returns 201 for a new establishment and 200 for one that is declared again. */
    @PUT
    @Path("/establishments/{id}")
    public Response establishment(@PathParam("id") String id, byte[] body) {
        var form = EstablishmentRequests.declaration(id, body);
        return responses.of(
                establishments.declare(form.id(), form.declaration()),
                declared -> declared(declared, EstablishmentView::of));
    }

    /** Returns 201 for a new folder and 200 for one that is declared again. */
    @PUT
    @Path("/booking-folders/{folderId}")
    public Response folder(@PathParam("folderId") String folderId, byte[] body) {
        var form = FolderRequest.read(folderId, body);
        Caller caller = callers.request();
        return responses.of(
                folders.declare(form.id(), form.declaration()),
                declared -> declared(declared, folder -> views.of(caller, folder)));
    }

    private static <T> Response declared(Declared<T> declared, Function<T, Object> view) {
        var status = declared.isNew() ? Response.Status.CREATED : Response.Status.OK;
        return Response.status(status).entity(view.apply(declared.value())).build();
    }
}
