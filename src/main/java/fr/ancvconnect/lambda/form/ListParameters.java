package fr.ancvconnect.lambda.form;

import jakarta.ws.rs.QueryParam;
import java.util.List;

/** The query of an establishment's list of payments, as it came: what is not said is empty, what is repeated is told. */
public record ListParameters(@QueryParam("from") List<String> from, @QueryParam("to") List<String> to,
                             @QueryParam("status") List<String> status, @QueryParam("folderId") List<String> folderId,
                             @QueryParam("limit") List<String> limit, @QueryParam("cursor") List<String> cursor) {
}
