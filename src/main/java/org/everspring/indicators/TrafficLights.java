package org.everspring.indicators;

import java.util.List;

/** The decision table trafficLight, which process owners change: when an item shows which light. */
public interface TrafficLights {

    /** @param reason the rule's own words; empty where its owner has written none */
    record Shining(Light light, String reason) {}

    /** One version of the table. */
    interface Rules {

        /** Grey, with a reason that says so, where no rule gives a light. */
        Shining of(LightQuestion question);

        /** The rules as the map explains itself, the worst light first. */
        List<Shining> legend();
    }

    /** As it is in force now; one statement. */
    Rules inForce();
}
