package fr.ancvconnect.bench.soak;

import fr.ancvconnect.bench.soak.Story.Clients;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Starts stories at a fixed rate, whether or not the earlier ones have ended. */
final class Load {

    private final ConcurrentLinkedQueue<String> folders = new ConcurrentLinkedQueue<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final SoakSettings settings;
    private final Clients clients;

    Load(SoakSettings settings, Clients clients) {
        this.settings = settings;
        this.clients = clients;
    }

    /** Starts all stories, then runs {@code atEnd}, and waits for the last story. */
    void run(long startAt, Runnable atEnd) throws InterruptedException {
        double nanosPerStory = TimeUnit.SECONDS.toNanos(1) / settings.rate();
        try (ExecutorService stories = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long number = 0; number < settings.stories(); number++) {
                long scheduledAt = startAt + Math.round(number * nanosPerStory);
                StoryPlan plan = StoryPlan.of(number, settings.seed());
                Story.sleepUntil(scheduledAt);
                stories.execute(() -> run(plan, scheduledAt));
            }
            atEnd.run();
        }
    }

    /** The declared folders. */
    List<String> folders() {
        return List.copyOf(folders);
    }

    /** Stories that could not end. Each is one line. */
    List<String> failures() {
        return failures;
    }

    private void run(StoryPlan plan, long scheduledAt) {
        try {
            if (new Story(plan, clients).run(scheduledAt)) {
                folders.add(plan.folder());
            } else {
                failures.add("Folder " + plan.folder() + " was not declared");
            }
        } catch (IOException | RuntimeException e) {
            failures.add("Story " + plan.number() + ": " + e);
            folders.add(plan.folder());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
