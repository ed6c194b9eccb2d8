package fr.ancvconnect.bench.soak;

import fr.ancvconnect.packaging.kill.FrontEndClient;
import fr.ancvconnect.packaging.kill.SentRequests;
import fr.ancvconnect.packaging.kill.SentRequests.Order;
import fr.ancvconnect.packaging.kill.ServiceLedger;
import fr.ancvconnect.packaging.kill.ServiceLedger.Folder;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Waits until all payments are settled. The sweeps of the service settle them; only unanswered starts are sent again. */
final class Settlement {

    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int READERS = 4;

    private final FrontEndClient service;
    private final Callers callers;
    private final SentRequests orders;

    Settlement(FrontEndClient service, Callers callers, SentRequests orders) {
        this.service = service;
        this.callers = callers;
        this.orders = orders;
    }

    /** Returns the ledger of the service when all payments of these folders are settled, or after half an hour. */
    ServiceLedger await(List<String> folders) throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(TIMEOUT);
        List<String> unsettled = folders;
        while (!(unsettled.isEmpty() && orders.unanswered().isEmpty())
                && Instant.now().isBefore(deadline)) {
            for (Order order : orders.unanswered()) {
                repeat(order);
            }
            unsettled = unsettled(read(unsettled));
            System.out.printf("%d folders with payments that are not settled%n", unsettled.size());
            if (!unsettled.isEmpty()) {
                Thread.sleep(INTERVAL);
            }
        }
        return read(folders);
    }

    private static List<String> unsettled(ServiceLedger ledger) {
        return ledger.folders().stream()
                .filter(folder -> !folder.payments().stream().allMatch(ServiceLedger.ReportedPayment::isSettled))
                .map(Folder::id)
                .toList();
    }

    private void repeat(Order order) throws IOException, InterruptedException {
        orders.send(
                order,
                () -> service.sendAs(
                        callers.guest(order.folder()),
                        "POST",
                        "/booking-folders/" + order.folder() + "/payments",
                        order.body(),
                        "Idempotency-Key",
                        order.key()));
    }

    private ServiceLedger read(List<String> folders) throws IOException, InterruptedException {
        service.useToken(callers.platform());
        int part = Math.max(1, (folders.size() + READERS - 1) / READERS);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<ServiceLedger>> parts = IntStream.iterate(
                            0, from -> from < folders.size(), from -> from + part)
                    .<Callable<ServiceLedger>>mapToObj(from -> () ->
                            ServiceLedger.read(service, folders.subList(from, Math.min(folders.size(), from + part))))
                    .toList();
            return new ServiceLedger(readers.invokeAll(parts).stream()
                    .flatMap(ledger -> result(ledger).folders().stream())
                    .toList());
        }
    }

    private static ServiceLedger result(Future<ServiceLedger> ledger) {
        try {
            return ledger.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
