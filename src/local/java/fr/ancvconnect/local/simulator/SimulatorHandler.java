package fr.ancvconnect.local.simulator;

import fr.ancvconnect.local.simulator.http.SimulatorRequest;
import fr.ancvconnect.local.simulator.http.SimulatorResponse;

/** Handles the requests that {@link SimulatorServer} receives. A load test puts one before the simulator that adds faults. */
public interface SimulatorHandler {

    /** Answers one request. */
    SimulatorResponse handle(SimulatorRequest request);

    /** Expires and captures the transactions that are due. The server calls it about once a second. */
    void tick();
}
