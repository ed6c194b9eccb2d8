package fr.ancvconnect.lambda.response;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.ancvconnect.app.ProblemCode;
import fr.ancvconnect.app.start.StartRules;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.lambda.problem.MoneyView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A booking folder with its payments, newest first. Guests do not see the customer. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FolderView(
        String id,
        String establishmentId,
        String origin,
        String status,
        MoneyView total,
        MoneyView paid,
        MoneyView pending,
        MoneyView balance,
        MoneyView available,
        @Nullable CustomerView customer,
        boolean cardGuarantee,
        @Nullable LocalDate endsOn,
        List<String> advice,
        AncvConnect ancvConnect,
        Instant createdAt,
        @Nullable Instant cancelledAt,
        List<PaymentView> payments) {

    /**
     * Whether this caller can start a payment now, and the possible amounts.
     *
     * @param reason the code of the first problem that a start request would get, or null
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record AncvConnect(
            boolean offered, @Nullable String reason, MoneyView minimumAmount, MoneyView maximumAmount) {

        static AncvConnect of(StartRules.Availability start) {
            return new AncvConnect(
                    start.reason().isEmpty(),
                    start.reason().map(ProblemCode::code).orElse(null),
                    MoneyView.of(start.minimum()),
                    MoneyView.of(start.maximum()));
        }
    }

    /** The customer who made the booking. */
    @RegisterForReflection
    public record CustomerView(String name, String email) {

        static CustomerView of(Customer customer) {
            return new CustomerView(customer.name(), customer.email());
        }

        @Override
        public String toString() {
            return "CustomerView[…]";
        }
    }
}
