package fr.ancvconnect.contract;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Prints at the end of the tests of a JVM how many exchanges were compared with their document. */
public final class ExchangeCounts implements TestExecutionListener {

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        String counts = ExchangeSource.counts();
        if (!counts.isEmpty()) {
            System.out.println("Exchanges compared with their OpenAPI document: " + counts);
        }
    }
}
