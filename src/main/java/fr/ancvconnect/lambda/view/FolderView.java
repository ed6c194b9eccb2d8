package fr.ancvconnect.lambda.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A booking folder with its payments, newest first; guests are not shown who booked. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FolderView(String id, String establishmentId, String origin, String status, MoneyView total,
                         MoneyView paid, MoneyView pending, MoneyView balance, MoneyView available,
                         CustomerView customer, boolean cardGuarantee, LocalDate endsOn, List<String> advice, Instant createdAt,
                         Instant cancelledAt, List<PaymentView> payments) {
}
