package fr.ancvconnect.packaging.kill;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.packaging.kill.FrontEndClient.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The folders and payments as the service returns them. */
public record ServiceLedger(List<Folder> folders) {

    private static final Set<String> UNSETTLED = Set.of("REQUESTED", "PENDING", "REFUSING", "CANCELLING");

    /** The view of a folder. */
    public record Folder(JsonNode view) {

        /** The id that the platform gave it. */
        public String id() {
            return view.path("id").asText();
        }

        public List<ReportedPayment> payments() {
            return StreamSupport.stream(view.path("payments").spliterator(), false)
                    .map(ReportedPayment::new)
                    .toList();
        }

        long cents(String sum) {
            return view.path(sum).path("amount").asLong();
        }

        @Override
        public String toString() {
            return "folder " + id() + " "
                    + view.path("status").asText() + ", paid " + cents("paid") + ", pending " + cents("pending")
                    + ", available " + cents("available") + " of " + cents("total");
        }
    }

    /** The view of a payment. */
    public record ReportedPayment(JsonNode view) {

        public String id() {
            return view.path("id").asText();
        }

        public String status() {
            return view.path("status").asText();
        }

        public String refund() {
            return view.path("refund").path("outcome").asText();
        }

        /** The paid amount in cents; 0 unless the status is PAID. */
        public long paidCents() {
            return status().equals("PAID")
                    ? view.path("paidAmount").path("amount").asLong()
                    : 0;
        }

        public boolean isSettled() {
            return !UNSETTLED.contains(status()) && !refund().equals("PENDING");
        }

        /** The status in the last entry of its history. */
        String lastHistoryStatus() {
            JsonNode history = view.path("history");
            return history.path(history.size() - 1).path("status").asText();
        }

        @Override
        public String toString() {
            return view.toString();
        }
    }

    /** Reads these folders. */
    public static ServiceLedger read(FrontEndClient client, List<String> folders)
            throws IOException, InterruptedException {
        var read = new ArrayList<Folder>();
        for (String folder : folders) {
            Response response = client.get("/booking-folders/" + folder);
            if (response.status() != 200) {
                throw new AssertionError("Folder " + folder + " was created with 201 but is now " + response);
            }
            read.add(new Folder(response.body()));
        }
        return new ServiceLedger(read);
    }

    /** The payments of all folders. */
    public Stream<ReportedPayment> payments() {
        return folders.stream().flatMap(folder -> folder.payments().stream());
    }

    /** The payments that are not settled yet. */
    public List<ReportedPayment> unsettled() {
        return payments().filter(payment -> !payment.isSettled()).toList();
    }
}
