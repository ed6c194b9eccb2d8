package fr.ancvconnect.lambda.response;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.app.ErasureRunner;
import fr.ancvconnect.app.InMemoryStore;
import fr.ancvconnect.app.ServiceFixture;
import fr.ancvconnect.app.payment.VersionedPayment;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.folder.Customer;
import fr.ancvconnect.domain.payment.Reason;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CancellationWindow;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.CheckSchedule;
import fr.ancvconnect.domain.payment.policy.PaymentPolicies.ConfirmationWindow;
import fr.ancvconnect.lambda.response.FolderView.CustomerView;
import fr.ancvconnect.lambda.response.PaymentView.HistoryView;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Checks what callers see of a folder before and after the erasure of personal data. */
class ErasedViewsTest {

    private final InMemoryStore store = new InMemoryStore();
    private final ServiceFixture service = new ServiceFixture(store, store, store, store).activateOption();
    private final FolderId folder = service.folder("F1", 10_000, new Customer("Marie Martin", "marie@exemple.fr"));
    private final FolderViews views = new FolderViews(new PaymentViews(policies(), service.clock()), service.rules);

    @Test
    void after_an_erasure_the_views_contain_no_personal_data_and_the_same_amounts() {
        refuseAndCancel();
        FolderView before = view();
        assertThat(before.customer()).isEqualTo(new CustomerView("Marie Martin", "marie@exemple.fr"));
        assertThat(before.payments().getFirst().beneficiary()).isEqualTo("m***@exemple.fr");
        assertThat(before.payments().getFirst().reason()).isEqualTo("Un appel");

        service.clock().move(ErasureRunner.RETENTION);
        new ErasureRunner(store, store, service.clock()).runAndAdvance();

        FolderView after = view();
        assertThat(after.customer()).isNull();
        PaymentView payment = after.payments().getFirst();
        assertThat(payment.beneficiary()).isNull();
        assertThat(payment.reason()).isNull();
        assertThat(payment.history()).extracting(HistoryView::reason).containsOnlyNulls();
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("customer", "payments.beneficiary", "payments.reason", "payments.history.reason")
                .isEqualTo(before);
    }

    private void refuseAndCancel() {
        VersionedPayment started = service.startPayment(folder, "k1", 4_000);
        service.confirm(started);
        service.refuse.refuse(
                ServiceFixture.PLATFORM,
                folder,
                started.payment().request().id(),
                Optional.of(Reason.freeText("Un appel")));
        service.cancel.cancel(ServiceFixture.PLATFORM, folder, service.clock().instant());
    }

    private FolderView view() {
        return views.of(ServiceFixture.PLATFORM, service.folderWithPayments(folder));
    }

    private static PaymentPolicies policies() {
        var window = new ConfirmationWindow(Duration.ofMinutes(3), Duration.ofSeconds(15));
        return new PaymentPolicies(
                window, new CancellationWindow(Duration.ofHours(4)), new CheckSchedule(Duration.ofSeconds(28), window));
    }
}
