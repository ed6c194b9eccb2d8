package fr.ancvconnect.packaging.kill;

import com.fasterxml.jackson.databind.JsonNode;
import fr.ancvconnect.packaging.kill.FrontEndClient.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The folders and payments as the service returns them. */
record ServiceLedger(List<Folder> folders) {

    private static final Set<String> OPEN = Set.of("REQUESTED", "PENDING", "REFUSING", "CANCELLING");

    /** The view of a folder. */
    record Folder(JsonNode view) {

        List<Payment> payments() {
            return StreamSupport.stream(view.path("payments").spliterator(), false)
                    .map(Payment::new)
                    .toList();
        }

        long cents(String sum) {
            return view.path(sum).path("amount").asLong();
        }

        @Override
        public String toString() {
            return "folder " + view.path("id").asText() + " "
                    + view.path("status").asText() + ", paid " + cents("paid") + ", pending " + cents("pending")
                    + ", available " + cents("available") + " of " + cents("total");
        }
    }

    /** The view of a payment. */
    record Payment(JsonNode view) {

        String id() {
            return view.path("id").asText();
        }

        String status() {
            return view.path("status").asText();
        }

        String refund() {
            return view.path("refund").path("outcome").asText();
        }

        /** The paid amount in cents; 0 unless the status is PAID. */
        long paidCents() {
            return status().equals("PAID")
                    ? view.path("paidAmount").path("amount").asLong()
                    : 0;
        }

        boolean isSettled() {
            return !OPEN.contains(status()) && !refund().equals("PENDING");
        }

        /** The status in the last entry of its history. */
        String lastTold() {
            JsonNode history = view.path("history");
            return history.path(history.size() - 1).path("status").asText();
        }

        @Override
        public String toString() {
            return view.toString();
        }
    }

    static ServiceLedger read(FrontEndClient front, List<String> folders) throws IOException, InterruptedException {
        var read = new ArrayList<Folder>();
        for (String folder : folders) {
            Answer answer = front.get("/booking-folders/" + folder);
            if (answer.status() != 200) {
                throw new AssertionError("Folder " + folder + " was answered 201 once and is " + answer + " now");
            }
            read.add(new Folder(answer.body()));
        }
        return new ServiceLedger(read);
    }

    Stream<Payment> payments() {
        return folders.stream().flatMap(folder -> folder.payments().stream());
    }

    List<Payment> unsettled() {
        return payments().filter(payment -> !payment.isSettled()).toList();
    }
}
