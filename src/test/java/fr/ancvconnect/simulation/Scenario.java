package fr.ancvconnect.simulation;

import fr.ancvconnect.app.Caller;
import fr.ancvconnect.domain.Beneficiary;
import fr.ancvconnect.domain.FolderId;
import fr.ancvconnect.domain.payment.IdempotencyKey;
import fr.ancvconnect.domain.payment.PaymentId;
import fr.ancvconnect.domain.payment.decision.Resolution;
import java.util.ArrayList;
import java.util.List;

/** The planned requests of one simulation and their times. Many of them overlap. */
final class Scenario {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final List<Beneficiary> CUSTOMERS = List.of(
            Beneficiary.parse("marie@exemple.fr").orElseThrow(),
                    Beneficiary.parse("paul@exemple.fr").orElseThrow(),
            Beneficiary.parse("12345678903").orElseThrow(),
                    Beneficiary.parse("zoe@exemple.fr").orElseThrow());

    /** A payment that a caller requests, sometimes several times. */
    private record Wish(FolderId folder, IdempotencyKey key, long cents, Beneficiary customer, Caller caller) {}

    private final SeededRandom chance;
    private final RequestSchedule people;
    private final List<FolderId> folders;
    private final List<Wish> wishes = new ArrayList<>();
    private final List<Long> rushes = new ArrayList<>();
    private final long length;

    Scenario(SeededRandom chance, RequestSchedule people, List<FolderId> folders) {
        this.chance = chance;
        this.people = people;
        this.folders = folders;
        this.length = chance.percent(60) ? 15 * MINUTE : 5 * HOUR;
    }

    /** The length of the active phase, in milliseconds. After it, all faults stop. */
    long length() {
        return length;
    }

    void plan() {
        for (int count = chance.between(1, 4); count > 0; count--) {
            rushes.add(chance.between(0, length / 2));
        }
        for (int count = chance.between(1, 12); count > 0; count--) {
            start();
        }
        for (int count = chance.between(0, 6); count > 0; count--) {
            refusal();
        }
        for (int count = chance.between(0, 2); count > 0; count--) {
            people.cancels(soonAfter(chance.of(wishes)), chance.of(folders));
        }
        for (int count = chance.between(0, 2); count > 0; count--) {
            people.declares(someTime(), chance.of(folders), chance.between(1, 70_000));
        }
        for (int count = chance.between(0, 2); count > 0; count--) {
            Wish command = chance.of(wishes);
            people.unblocks(chance.between(0, length), command.folder(), idOf(command));
        }
        for (int count = chance.between(0, 2); count > 0; count--) {
            Wish command = chance.of(wishes);
            people.resolves(chance.between(0, length), command.folder(), idOf(command), Resolution.CANCEL_AT_ANCV);
        }
        for (int count = chance.between(0, 3); count > 0; count--) {
            people.sweep(someTime());
        }
    }

    private void start() {
        FolderId folder = chance.of(folders);
        var key = new IdempotencyKey("key-" + wishes.size());
        Caller caller = chance.percent(30) ? new Caller.Guest(folder) : RequestSchedule.CASHIER;
        var command = new Wish(folder, key, chance.between(1_800, 8_999), chance.of(CUSTOMERS), caller);
        wishes.add(command);
        long at = someTime();
        starts(at, command, command.cents());
        if (chance.percent(30)) {
            starts(at + chance.between(0, 2 * SECOND), command, command.cents());
        }
        if (chance.percent(15)) {
            starts(at + chance.between(0, 10 * MINUTE), command, command.cents() + chance.between(0, 1));
        }
    }

    private void starts(long at, Wish command, long cents) {
        people.starts(at, command.caller(), command.folder(), command.key(), cents, command.customer());
    }

    private void refusal() {
        Wish command = chance.of(wishes);
        long at = soonAfter(command);
        people.refuses(at, command.folder(), idOf(command));
        if (chance.percent(30)) {
            people.refuses(at + chance.between(0, SECOND), command.folder(), idOf(command));
        }
    }

    /** A time at a peak with other requests, or any other time. */
    private long someTime() {
        return chance.percent(70) ? chance.of(rushes) + chance.between(0, SECOND) : chance.between(0, length * 3 / 4);
    }

    private long soonAfter(Wish command) {
        return switch (chance.between(0, 3)) {
            case 0 -> chance.between(0, length);
            case 1 -> chance.of(rushes) + chance.between(0, 3 * SECOND);
            case 2 -> chance.of(rushes) + 3 * MINUTE + 15 * SECOND + chance.between(0, MINUTE);
            default -> chance.of(rushes) + chance.between(0, 5 * MINUTE);
        };
    }

    private static PaymentId idOf(Wish command) {
        return PaymentId.of(command.folder(), command.key());
    }
}
