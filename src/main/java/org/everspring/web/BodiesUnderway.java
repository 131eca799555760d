package org.everspring.web;

import java.util.HashMap;
import java.util.Map;

/**
 * How many bodies are being waited for, each by a thread: never so many that none is left for whoever only reads, nor so
 * many from one address that others wait. A proxy that sends a body once it has it all keeps this near to none.
 */
final class BodiesUnderway {

    private final int most;
    private final int mostOfAddress;
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int all;

    BodiesUnderway(int most, int mostOfAddress) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
    }

    /** @return false when there are too many already */
    synchronized boolean begin(String address) {
        int own = byAddress.getOrDefault(address, 0);
        if (all >= most || own >= mostOfAddress) {
            return false;
        }
        all++;
        byAddress.put(address, own + 1);
        return true;
    }

    synchronized void end(String address) {
        all--;
        byAddress.computeIfPresent(address, (same, own) -> own == 1 ? null : own - 1);
    }
}
