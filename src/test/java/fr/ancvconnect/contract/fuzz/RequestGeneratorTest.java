package fr.ancvconnect.contract.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ancvconnect.contract.fuzz.ApiDocument.Operation;
import fr.ancvconnect.contract.fuzz.FuzzData.PaymentLink;
import fr.ancvconnect.contract.fuzz.FuzzData.PaymentLinks;
import fr.ancvconnect.contract.fuzz.FuzzData.StartedPayment;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One seed gives one sequence of requests, except for the times in the tokens. */
class RequestGeneratorTest {

    private static final int REQUESTS = 400;

    private final ApiDocument document = new ApiDocument();

    @Test
    void the_same_seed_gives_the_same_requests() {
        assertThat(requests(7)).hasSize(REQUESTS).isEqualTo(requests(7)).isNotEqualTo(requests(8));
    }

    private List<String> requests(long seed) {
        var payment = new StartedPayment("AAAAAAAAAAAAAAAAAAAAAAAAAA", "T1");
        var link = new PaymentLink(payment.id(), "A.v.B");
        var links = new PaymentLinks(
                link.id(), link.token(), payment.id(), link, List.of("page.css"), "2026-12-01T00:00:00Z");
        var data = new FuzzData("fuzz", List.of(payment), payment, payment, links);
        var generator = new RequestGenerator(document, new FuzzRandom(seed), "issuer", data);
        List<Operation> operations = document.operations();
        return IntStream.range(0, REQUESTS)
                .mapToObj(number -> generator.next(operations.get(number % operations.size())))
                .map(RequestGeneratorTest::text)
                .toList();
    }

    private static String text(FuzzRequest request) {
        return String.join(
                "\n",
                request.method(),
                request.path(),
                request.query(),
                request.headers().toString(),
                new String(request.body(), ISO_8859_1),
                request.token().access().toString(),
                request.changed().toString());
    }
}
