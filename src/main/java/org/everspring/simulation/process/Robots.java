package org.everspring.simulation.process;

import java.util.Map;

/** The robots of one process. */
interface Robots {

    /** By the definitions of the tasks that they work. */
    Map<String, Robot> on(Stage stage);

    /** What chance goes by; not an id, where ids are given in the order of the threads. */
    default Object subject(OpenTask task) {
        return task.matter();
    }

    /** What people begin by themselves from that day on, until the play ends. */
    default void begin(Stage stage) {}
}
